package io.tradeschema.scan.java;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.machine.TreeScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Scans the Java files of a tree. */
public final class JavaScan {

    private static final Tables TABLES = Tables.of("java.rows");

    private final Map<String, Path> files;
    private final Contracts contract;
    private final Surroundings surroundings;
    private final Tables tables;

    /** A scan of these files, by the names under which they are reported. */
    public JavaScan(Map<String, Path> files, Contracts contract, Surroundings surroundings) {
        this.files = files;
        this.contract = contract;
        this.surroundings = surroundings;
        this.tables = surroundings.tables(TABLES, "java");
    }

    /** Whether something is known under a full name: a library's, an event's, or a validator's class. */
    private boolean isKnown(String path) {
        var last = path.substring(path.lastIndexOf('.') + 1);
        return tables.isKnown(path)
                || TABLES.isBinding(path)
                        && contract.all().stream()
                                .anyMatch(type -> ContractTerms.className(type).equals(last))
                || surroundings.validators().stream().anyMatch(name -> name.startsWith(path + "."));
    }

    /** What is known of this language's libraries. */
    public Tables tables() {
        return tables;
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        try (var modules = new JavaModules(files, this::isKnown)) {
            return new TreeScan(files, modules, tables, contract, surroundings).run();
        }
    }
}

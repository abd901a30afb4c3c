package io.tradeschema.scan.java;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.machine.TreeScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Scans the Java files of a tree. */
public final class JavaScan {

    private static final Tables TABLES = Tables.of("java.rows");

    private final Map<String, Path> files;
    private final Contracts contract;
    private final Set<String> validators;

    /** A scan of these files, by the names under which they are reported; the validators are functions' full names. */
    public JavaScan(Map<String, Path> files, Contracts contract, Set<String> validators) {
        this.files = files;
        this.contract = contract;
        this.validators = Set.copyOf(validators);
    }

    /** Whether something is known under a full name: a library's, an event's, or a validator's class. */
    private boolean isKnown(String path) {
        var last = path.substring(path.lastIndexOf('.') + 1);
        return TABLES.isKnown(path)
                || TABLES.isBinding(path)
                        && contract.all().stream()
                                .anyMatch(type -> ContractTerms.className(type).equals(last))
                || validators.stream().anyMatch(name -> name.startsWith(path + "."));
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        try (var modules = new JavaModules(files, this::isKnown)) {
            return new TreeScan(files, modules, TABLES, contract, validators).run();
        }
    }
}

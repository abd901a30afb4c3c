package io.tradeschema.scan.python;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.machine.Modules;
import io.tradeschema.scan.machine.TreeScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Scans the Python files of a tree. */
public final class PythonScan {

    static final Tables TABLES = Tables.of("python.rows");

    private final Map<String, Path> files;
    private final Contracts contract;
    private final Surroundings surroundings;
    private final Tables tables;

    /** A scan of these files, by the names under which they are reported. */
    public PythonScan(Map<String, Path> files, Contracts contract, Surroundings surroundings) {
        this.files = files;
        this.contract = contract;
        this.surroundings = surroundings;
        this.tables = surroundings.tables(TABLES, "python");
    }

    /** What imports mean among these files, and their code. */
    public static Modules modules(Map<String, Path> files) {
        return new PythonModules(files, TABLES::isBinding);
    }

    /** What is known of this language's libraries. */
    public Tables tables() {
        return tables;
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        try (var modules = new PythonModules(files, TABLES::isBinding)) {
            return new TreeScan(files, modules, tables, contract, surroundings).run();
        }
    }
}

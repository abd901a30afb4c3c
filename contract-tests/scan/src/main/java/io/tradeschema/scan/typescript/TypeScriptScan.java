package io.tradeschema.scan.typescript;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.machine.TreeScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Scans the TypeScript and JavaScript files of a tree. */
public final class TypeScriptScan {

    /** The endings of the language's files, in the order in which a file is looked for that an import names without one. */
    public static final List<String> ENDINGS = List.of(".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs");

    private static final Tables TABLES = Tables.of("typescript.rows");

    private final Map<String, Path> files;
    private final Map<String, Path> projects;
    private final Contracts contract;
    private final Surroundings surroundings;
    private final Tables tables;

    /** A scan of these files, by the names under which they are reported; beside them the JSON of their projects. */
    public TypeScriptScan(
            Map<String, Path> files, Map<String, Path> projects, Contracts contract, Surroundings surroundings) {
        this.files = files;
        this.projects = projects;
        this.contract = contract;
        this.surroundings = surroundings;
        this.tables = surroundings.tables(TABLES, "typescript");
    }

    /** What is known of this language's libraries. */
    public Tables tables() {
        return tables;
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        try (var modules = new TypeScriptModules(files, ModuleAliases.of(projects), TABLES::isBinding)) {
            return new TreeScan(files, modules, tables, contract, surroundings).run();
        }
    }
}

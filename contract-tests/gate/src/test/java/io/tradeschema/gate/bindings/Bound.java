package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import java.nio.file.Path;
import java.util.Map;

/** A folder whose programs use a package, made by the command; without the language the test is skipped and says so. */
final class Bound {

    private Bound() {}

    /** Programs of Python, which import the package from the folder itself. */
    static Tool python(Path folder) {
        var python = new Tool(folder, Map.of("PYTHONPATH", folder.toString()));
        Tool.need(python.succeeds("python3", "--version"), "no python3");
        bind("python", folder);
        return python;
    }

    /** Programs of Node, which import the package or require it. */
    static Tool node(Path folder) {
        var node = new Tool(folder);
        Tool.need(node.succeeds("node", "--version"), "no node");
        bind("typescript", folder.resolve("node_modules/tradeschema"));
        return node;
    }

    private static void bind(String language, Path out) {
        var run = CommandLineRun.of("bindings", language, "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}

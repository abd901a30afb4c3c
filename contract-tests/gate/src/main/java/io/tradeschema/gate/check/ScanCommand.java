package io.tradeschema.gate.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tradeschema scan}: reads a source tree and holds what it writes and reads against the contract. */
@Command(
        name = "scan",
        header = "Say what a source tree writes and reads, and where that breaks the contract.",
        description =
                "Reads Python, Java, TypeScript and shell, and runs nothing of it. tradeschema check looks at schemas and messages too.",
        footer = {
            "  tradeschema scan services",
            "  tradeschema scan services --ignore '**/legacy/**' --format sarif",
            "  tradeschema scan services --baseline known.json --update-baseline",
        })
public final class ScanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders or files to scan.")
    private List<Path> paths = new ArrayList<>();

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private GateOptions options = new GateOptions();

    /** For the command line. */
    public ScanCommand() {}

    @Override
    public Integer call() throws IOException {
        var baseline = options.baseline(Optional.empty());
        var gate = source.gate(paths, baseline).failing(options.failing()).mending(options.fixes());
        var names = paths.stream().map(Path::toString).toList();
        return options.finish(gate.run("tradeschema scan " + String.join(" ", names)), baseline);
    }
}

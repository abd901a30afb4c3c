package io.tradeschema.gate.check;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.model.Contracts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(names = "--ignore", paramLabel = "GLOB", description = "Leave out paths that match, such as **/legacy/**.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--tests", description = "Look at test files too.")
    private boolean tests;

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "The bus file that says which events are in force and on which streams.")
    private @Nullable Path bus;

    @Mixin
    private GateOptions options = new GateOptions();

    /** For the command line. */
    public ScanCommand() {}

    @Override
    public Integer call() throws IOException {
        var names = paths.stream().map(Path::toString).toList();
        var file = BusFile.ofSource(names, ignored, tests);
        var baseline = options.baseline(Optional.empty());
        var gate = new Gate(file, "tradeschema.yaml", Path.of(""), contracts(), baseline, Clock.systemUTC())
                .failing(options.failing())
                .mending(options.fixes());
        return options.finish(gate.run("tradeschema scan " + String.join(" ", names)), baseline);
    }

    private Contracts contracts() {
        return bus == null
                ? KnownEvents.all()
                : Deployment.read(bus, KnownEvents.all()).inForce();
    }
}

package io.tradeschema.gate.check;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.model.Contracts;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that take source without its bus file. */
final class SourceOptions {

    @Option(names = "--ignore", paramLabel = "GLOB", description = "Leave out paths that match, such as **/legacy/**.")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--tests", description = "Look at test files too.")
    private boolean tests;

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "The bus file that says which events are in force and on which streams, for a PATH.")
    private @Nullable Path bus;

    /** A run on this source alone. */
    Gate gate(List<Path> paths, Optional<Path> baseline) {
        var file = BusFile.ofSource(paths.stream().map(Path::toString).toList(), ignored, tests);
        return new Gate(file, "tradeschema.yaml", Path.of(""), contracts(), baseline, Clock.systemUTC());
    }

    private Contracts contracts() {
        return bus == null
                ? KnownEvents.all()
                : Deployment.read(bus, KnownEvents.all()).inForce();
    }
}

package io.tradeschema.gate.check;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The same with the bus file that another option names, if it names one. */
    SourceOptions by(@Nullable Path file) {
        if (file != null && bus != null && !file.equals(bus)) {
            throw new NotCheckedException("--file and --bus name two bus files for one PATH; give one of them");
        }
        bus = file == null ? bus : file;
        return this;
    }

    /** A run on this source alone; of a bus file that lies there and is not gone by, it is said. */
    Gate gate(List<Path> paths, Optional<Path> baseline) {
        if (bus == null) {
            paths.stream().flatMap(path -> beside(path).stream()).findFirst().ifPresent(this::tell);
        }
        var file = BusFile.ofSource(paths.stream().map(Path::toString).toList(), ignored, tests);
        return new Gate(file, BusFile.USUAL, Path.of(""), contracts(), baseline, Clock.systemUTC());
    }

    private void tell(Path file) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        var name = Excerpt.printable(file.toString());
        err.println("tradeschema: " + name + " is not gone by where a PATH is given; with --bus " + name + " it is");
        err.flush();
    }

    /** The bus file in the folder of a path, or in the next one above it. */
    private static Optional<Path> beside(Path path) {
        var here = Path.of("").toAbsolutePath();
        for (var folder = path.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            var file = folder.resolve(BusFile.USUAL);
            if (Files.isRegularFile(file)) {
                return Optional.of(file.startsWith(here) ? here.relativize(file) : file);
            }
        }
        return Optional.empty();
    }

    private Contracts contracts() {
        return bus == null
                ? KnownEvents.all()
                : Deployment.read(bus, KnownEvents.all()).inForce();
    }
}

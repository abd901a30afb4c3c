package io.tradeschema.gate.check;

import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.report.Placed;
import io.tradeschema.gate.report.Surroundings;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts findings in their places: whose service, whose code, and which line of source. */
final class Placement {

    private static final int LONGEST_LINE = 200;

    private final Services services;
    private final Path root;
    private final CodeOwners owners;
    private final Map<String, Path> sources;
    private final Function<Finding, List<String>> readers;

    /**
     * Places in a repository.
     *
     * @param services which service a file belongs to
     * @param root the folder of the repository
     * @param sources the files whose lines may be shown, by the names under which they are reported
     * @param readers the services that read the event of a finding, to whom it does harm where it lies in no source
     */
    Placement(Services services, Path root, Map<String, Path> sources, Function<Finding, List<String>> readers)
            throws IOException {
        this.services = services;
        this.root = root.toAbsolutePath().normalize();
        this.owners = CodeOwners.in(this.root);
        this.sources = sources;
        this.readers = readers;
    }

    /** These findings, new ones and then known ones, in their places; the bus file names the run. */
    Surroundings of(List<Finding> fresh, List<Finding> known, String busFile) throws IOException {
        var places = new ArrayList<Placed>();
        for (var file : byFile(fresh).entrySet()) {
            place(file.getKey(), file.getValue(), places);
        }
        for (var file : byFile(known).entrySet()) {
            place(file.getKey(), file.getValue(), places);
        }
        var run = path(busFile).map(Placement::name).orElse("");
        return new Surroundings(places, known, !owners.isEmpty(), Optional.empty(), run);
    }

    private static Map<String, List<Finding>> byFile(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(finding -> finding.where().file(), TreeMap::new, Collectors.toList()));
    }

    /** Places the findings of one file, which is read once. */
    private void place(String name, List<Finding> findings, List<Placed> places) throws IOException {
        var path = path(name);
        var lines = lines(name);
        for (var finding : findings) {
            places.add(new Placed(
                    finding,
                    services.of(finding).map(List::of).orElseGet(() -> readers.apply(finding)),
                    path.map(owners::of).orElse(List.of()),
                    path.map(Placement::name).orElse(""),
                    line(lines, finding.where().line())));
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    /** The file from the root of the repository; nothing where it is not in there. */
    private Optional<Path> path(String name) {
        try {
            var file = Path.of(name).toAbsolutePath().normalize();
            return !name.isEmpty() && file.startsWith(root) && Files.isRegularFile(file)
                    ? Optional.of(root.relativize(file))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // the name of no file
        }
    }

    private static String line(List<String> lines, int number) {
        if (number < 1 || number > lines.size()) {
            return "";
        }
        var line = lines.get(number - 1).strip();
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "…";
    }

    /** What went away since the scan is a line less to show, and no reason to fail. */
    private List<String> lines(String name) throws IOException {
        var file = sources.get(name);
        return file == null || !Files.isReadable(file)
                ? List.of()
                : List.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\r\n|\r|\n", -1));
    }
}

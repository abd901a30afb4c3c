package io.tradeschema.gate.bus;

import io.tradeschema.gate.baseline.Baseline;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.SourceFolders;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema init}: writes a first bus file from what the source does. */
@Command(
        name = "init",
        header = "Write a first tradeschema.yaml from a scan of the services.",
        description =
                "It names the services, what each writes and reads, and must_validate where a service validates today;"
                        + " the rest is filled in by hand.",
        footer = {"  tradeschema init services", "  tradeschema init --force services"})
public final class InitCommand implements Callable<Integer> {

    /** The file of what is known. */
    private static final String KNOWN = ".tradeschema-baseline.json";

    /** Where the sources of a project of Maven's stand. */
    private static final String MAVEN = "src/main";

    /** The parts that no scan can tell, ready to be filled in. */
    private static final String MORE = """

            # What "tradeschema check" holds to the contract beside the source; take out the # and name your own:
            # archive: schemas                  # the folder of published schemas
            # captured: [captured.jsonl]        # files of real messages
            # base: origin/main                 # the git revision that the archive is compared with
            """;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description = "The folder that holds the services (default: ${DEFAULT-VALUE}).",
            defaultValue = ".")
    private Path path = Path.of(".");

    @Option(names = "--force", description = "Write over an existing file.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public InitCommand() {}

    @Override
    public Integer call() throws IOException {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var out = commandLine.getOut();
        var file = path.resolve("tradeschema.yaml").normalize();
        if (Files.exists(file) && !force) {
            throw new NotCheckedException(file + " exists already; --force writes over it");
        }
        var root = path.normalize();
        var tree = SourceFolders.tree(List.of(root), List.of(), false);
        var scan = Scan.of(tree, KnownEvents.all(), Topology.NONE);
        var facts = scan.facts();
        if (facts.writes().isEmpty() && facts.readers().isEmpty()) {
            SourceFolders.needSource(facts.files(), List.of(path));
            throw new NotCheckedException("none of " + facts.files() + " files below " + path
                    + " writes or reads a stream that could be told" + notFollowed(scan.findings()));
        }
        var services = new Services(List.of(root), Map.of());
        var folders = new LinkedHashMap<String, String>();
        facts.writes().forEach(write -> folders.put(services.of(write.by()), services.folder(write.by())));
        facts.readers().forEach(reader -> folders.put(services.of(reader.by()), services.folder(reader.by())));
        var bus = BusMap.of(facts, services);
        var validating = bus.services().stream()
                .filter(service -> RawWrites.none(service, facts, services, KnownEvents.all()))
                .collect(Collectors.toSet());
        var untold = scan.findings().stream()
                .filter(finding -> finding.rule() == ScanRule.CALLSITE_UNRESOLVED)
                .toList();
        if (!untold.isEmpty()) {
            Baseline.write(file.resolveSibling(KNOWN), untold);
        }
        WholeFile.write(file, yaml(bus, folders, validating, root, untold.isEmpty()));
        out.println(file + " names " + counted(bus.services().size(), "service") + " and "
                + counted(bus.streams().size(), "stream") + "; \"tradeschema check -f " + file + "\" runs the gate");
        if (!untold.isEmpty()) {
            out.println(counted(untold.size(), "place") + " that cannot be told today "
                    + (untold.size() == 1 ? "is" : "are") + " known from now on, in " + file.resolveSibling(KNOWN)
                    + "; \"tradeschema scan " + path + "\" lists them");
        }
        return SourceFolders.told(tree, commandLine.getErr());
    }

    /** A bus that is there and is not followed is no reason to say that there is none. */
    private static String notFollowed(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule() == ScanRule.SCAN_CLIENT_NOT_READ
                        || finding.rule() == ScanRule.SCAN_LANGUAGE_NOT_READ)
                .map(finding -> "; " + finding.what())
                .collect(Collectors.joining());
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A project of Maven's is one service: it has the name of its folder. */
    private static String name(String service, Path root) {
        var project = root.toAbsolutePath().normalize().getFileName();
        return service.equals(MAVEN) && project != null ? project.toString() : service;
    }

    private static String yaml(
            BusMap bus, Map<String, String> folders, Set<String> validating, Path root, boolean told) {
        var yaml = new StringBuilder(
                "# The bus as the source tells it. \"tradeschema check\" holds both to it.\nversion: 1\n\nservices:\n");
        for (var service : bus.services()) {
            yaml.append("  ").append(quoted(name(service, root))).append(":\n");
            yaml.append("    source: ")
                    .append(quoted(folders.getOrDefault(service, service)))
                    .append('\n');
            list(yaml, "produces", bus.written(service));
            list(yaml, "consumes", bus.read(service));
            if (validating.contains(service)) {
                yaml.append("    must_validate: true\n");
            }
        }
        if (!told) {
            yaml.append("\n# What cannot be told today, and is known.\nbaseline: ")
                    .append(KNOWN)
                    .append('\n');
        }
        return yaml.append(MORE).toString();
    }

    private static void list(StringBuilder yaml, String name, Set<String> streams) {
        if (!streams.isEmpty()) {
            yaml.append("    ").append(name).append(":\n");
            streams.forEach(
                    stream -> yaml.append("      - ").append(quoted(stream)).append('\n'));
        }
    }

    private static String quoted(String text) {
        return "\"" + Excerpt.printable(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }
}

package io.tradeschema.gate.check;

import io.tradeschema.gate.baseline.Baseline;
import io.tradeschema.gate.bus.FirstBusFile;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.SourceFolders;
import io.tradeschema.gate.rules.Failing;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Severity;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema init}: writes a first bus file from what the source does, and takes as known what breaks no contract. */
@Command(
        name = "init",
        header = "Write a first tradeschema.yaml from a scan of the services.",
        description = {
            "It names the services, what each writes and reads, and must_validate where a service validates today;",
            "the rest is filled in by hand. Today's warnings, and what is wrong on streams without a contract, are known from",
            "then on, so that check tells what is new. What breaks a contract stays red."
        },
        footer = {"  tradeschema init services", "  tradeschema init --force services"})
public final class InitCommand implements Callable<Integer> {

    /** The file of what is known. */
    private static final String KNOWN = ".tradeschema-baseline.json";

    /** What is not looked at is named, and not only counted. */
    private static final Set<Rule> NOT_READ =
            Set.of(ScanRule.SCAN_CLIENT_NOT_READ, ScanRule.SCAN_LANGUAGE_NOT_READ, ScanRule.SCAN_FILE_UNREADABLE);

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description = "The folder that holds the services (default: ${DEFAULT-VALUE}).",
            defaultValue = ".")
    private Path path = Path.of(".");

    @Option(names = "--force", description = "Write over an existing file.")
    private boolean force;

    /** A build tool has its own way to run the gate. */
    @Option(names = "--gate", hidden = true, description = "What runs the gate; this command without it.")
    private @Nullable String gate;

    /** A build tool knows what the project is called, whatever its folder is. */
    @Option(
            names = "--project",
            hidden = true,
            description = "What the project is called; its folder's name without it.")
    private @Nullable String project;

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public InitCommand() {}

    @Override
    public Integer call() throws IOException {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var file = path.resolve(BusFile.USUAL).normalize();
        if (Files.exists(file) && !force) {
            throw new NotCheckedException(file + " exists already; --force writes over it");
        }
        var root = path.normalize();
        var tree = SourceFolders.tree(List.of(root), List.of(), false);
        var scan = Scan.of(tree, KnownEvents.all(), Topology.NONE);
        needPlaces(scan);
        var first = new FirstBusFile(root, Optional.ofNullable(project), scan.facts(), KnownEvents.all());
        WholeFile.write(file, first.text(Optional.empty()));
        var today = today(file, new Gate.Scanned(tree, scan));
        var known = today.stream()
                .filter(finding -> finding.severity() == Severity.WARNING || breaksNone(finding, scan.facts()))
                .toList();
        if (!known.isEmpty()) {
            Baseline.write(file.resolveSibling(KNOWN), known);
            WholeFile.write(file, first.text(Optional.of(KNOWN)));
        }
        var out = commandLine.getOut();
        out.println(file + " names " + counted(first.services(), "service") + " and "
                + counted(first.streams(), "stream") + "; \"" + (gate == null ? "tradeschema check -f " + file : gate)
                + "\" runs the gate");
        tell(today, known, file, out);
        tellLeftOut(tree.notRead(), out);
        return SourceFolders.told(tree, commandLine.getErr());
    }

    private void needPlaces(Scan.Result scan) {
        var facts = scan.facts();
        if (facts.writes().isEmpty() && facts.readers().isEmpty()) {
            SourceFolders.needSource(facts.files(), List.of(path));
            throw new NotCheckedException("none of " + facts.files() + " files below " + path
                    + " writes or reads a stream that could be told" + notFollowed(scan.findings()));
        }
    }

    /** What the gate finds with that file, of the source that was scanned. */
    private static List<Finding> today(Path file, Gate.Scanned scanned) throws IOException {
        var gate = new WholeGate(file, Optional.empty(), named -> Optional.empty(), Failing.ON_ERRORS);
        return gate.run("tradeschema init", Optional.of(scanned)).outcome().all();
    }

    /** Whether it is about streams that have no contract, and are none that is misspelt. */
    private static boolean breaksNone(Finding finding, Facts facts) {
        var others = new HashSet<String>();
        facts.writes().forEach(write -> others.add(write.stream()));
        facts.readers().forEach(reader -> others.addAll(reader.streams()));
        others.removeIf(stream -> KnownEvents.all().on(stream).isPresent());
        return finding.rule() != ScanRule.STREAM_NAME_NEAR
                && others.containsAll(List.of(finding.subject().split(", ", -1)));
    }

    private static void tell(List<Finding> today, List<Finding> known, Path file, PrintWriter out) {
        if (!known.isEmpty()) {
            out.println(counted(known.size(), "finding") + " of today "
                    + (known.size() == 1 ? "is left out: it is" : "are left out: they are") + " known from now on, in "
                    + file.resolveSibling(KNOWN)
                    + ", and only new ones are told. None is an error on a contract's stream. By rule:");
            byRule(known).forEach(line -> out.println("  " + line));
        }
        known.stream()
                .filter(finding -> NOT_READ.contains(finding.rule()))
                .forEach(finding -> out.println("Not read: " + finding.where().place() + ": " + finding.what()));
        var errors = today.size() - known.size();
        if (errors > 0) {
            out.println(counted(errors, "error") + " " + (errors == 1 ? "is" : "are")
                    + " not left out: check is red until " + (errors == 1 ? "it is" : "each is")
                    + " mended, or waived, or taken as known with \"tradeschema check -f " + file
                    + " --update-baseline"
                    + (known.isEmpty() ? " --baseline " + file.resolveSibling(KNOWN) : "") + "\"");
        }
    }

    /** {@code 12 SERVICE_WITHOUT_CONTRACT_TEST: …}, the most first. */
    private static List<String> byRule(List<Finding> findings) {
        var counts = findings.stream().collect(Collectors.groupingBy(Finding::rule, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Rule, Long> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().name()))
                .map(entry -> entry.getValue() + " " + entry.getKey().name() + ", which wants: "
                        + entry.getKey().demand())
                .toList();
    }

    /** Links and files that were come to and not read. */
    private static void tellLeftOut(Map<String, String> notRead, PrintWriter out) {
        if (!notRead.isEmpty()) {
            var names = new ArrayList<>(notRead.keySet());
            out.println("Not read: " + String.join(", ", names.subList(0, Math.min(3, names.size())))
                    + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "")
                    + ": links, which are not followed, and scripts without an ending");
        }
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
}

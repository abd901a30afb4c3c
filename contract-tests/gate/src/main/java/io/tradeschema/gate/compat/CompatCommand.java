package io.tradeschema.gate.compat;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.ComparisonOptions;
import io.tradeschema.compat.Decision;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.schema.SchemaDialect;
import io.tradeschema.compat.schema.SchemaDraft;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.StandardInput;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.waiver.Waivers;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who breaks between two versions of a contract, proves it, and names the order of deployment. */
@Command(
        name = "compat",
        header = "Say who breaks between two versions, prove it, and name the rollout.",
        description = {
            "Decides both directions: whether new consumers take all old messages (backward), and whether old consumers"
                    + " take all new messages (forward). Each answer is SAFE, BREAK with a message that proves it,"
                    + " UNDECIDED or NOT_CHECKED; the last two are red.",
            "OLD and NEW are files, git:REV:path, or events. An event without a version is, as OLD, its newest published"
                    + " version; as NEW, its contract as it stands now, published or not.",
        },
        footer = {
            "  tradeschema compat trade.intent@1.0.0 trade.intent",
            "  tradeschema compat git:main:order.json order.json --policy FULL",
            "  tradeschema compat --pairs pairs.jsonl --fail-on BREAK",
        })
public final class CompatCommand implements Callable<Integer> {

    private final GitStore git = new GitStore(Path.of("."));
    private final List<SchemaSource> sources = List.of(new ArchivedVersions(), new GitVersions(git), new WorkingTree());

    @Parameters(index = "0", arity = "0..1", paramLabel = "OLD", description = "The version before.")
    private @Nullable String old;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "The version after.")
    private @Nullable String current;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "ROLLOUT",
            description = "What must hold: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Policy policy = Policy.ROLLOUT;

    @Option(names = "--also", paramLabel = "OLD", description = "More versions that can still be read.")
    private List<String> also = List.of();

    @Option(names = "--waivers", paramLabel = "FILE", description = "A list of waivers, or a bus file that holds one.")
    private @Nullable String waivers;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "Compare many: JSON Lines of {\"id\":…, \"old\":…, \"new\":…}; - reads standard input.")
    private @Nullable String pairs;

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            defaultValue = "UNDECIDED",
            description = {
                "What makes the exit code red, in either direction (default: ${DEFAULT-VALUE}).",
                "NONE: nothing; NOT_CHECKED: a pair that could not be read; UNDECIDED: that, or a pair that was not"
                        + " decided; BREAK: all these, or a pair that breaks. A break is exit code 1, the others are 2.",
                "OLD and NEW are one pair; what --policy finds is red for them, too, unless it is NONE."
            })
    private FailOn failOn = FailOn.UNDECIDED;

    @Option(names = "--figures", description = "With --pairs: say on standard error how fast, too.")
    private boolean figures;

    @Option(names = "--messages", paramLabel = "FILE", description = "JSON Lines of real messages, for real witnesses.")
    private @Nullable String messages;

    @Option(
            names = "--draft",
            paramLabel = "DRAFT",
            defaultValue = "DRAFT_2020_12",
            description = "For schemas without $$schema: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SchemaDraft draft = SchemaDraft.DRAFT_2020_12;

    @Option(names = "--assert-formats", description = "Demand formats, not only annotate.")
    private boolean assertFormats;

    @Option(names = "--open-readers", description = "Consumers ignore additions, except what must be understood.")
    private boolean openReaders;

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "tradeschema.yaml: which services consume, and which of them ignore additions.")
    private @Nullable String bus;

    @Option(
            names = "--must-understand",
            split = ",",
            paramLabel = "NAME",
            description = "More names of fields that no consumer may ignore.")
    private List<String> mustUnderstand = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line. */
    public CompatCommand() {}

    @Override
    public Integer call() throws IOException {
        try (git) {
            return called();
        }
    }

    private int called() throws IOException {
        if (pairs != null) {
            if (old != null || bus != null) {
                throw new NotCheckedException(
                        "compat takes OLD and NEW, with or without --bus, or --pairs FILE, not both");
            }
            return comparePairs(pairs);
        }
        if (old == null || current == null) {
            throw new NotCheckedException(
                    "compat needs OLD and NEW, or --pairs FILE: without a baseline nothing is checked");
        }
        return compare(old, current);
    }

    private int comparePairs(String file) throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var name = file.equals("-") ? "standard input" : file;
        try (var in = SchemaText.open(file, file.equals("-") ? StandardInput.open() : WorkingTree.open(file))) {
            var run = new PairsRun(
                    new Comparison(options(EventNames.of(KnownEvents.all().all()))), new UnknownWords(draft), git);
            run.run(in, out);
            if (run.figures().pairs() == 0) {
                throw new NotCheckedException(
                        name + " holds no pair; write one a line, as {\"id\":…, \"old\":…, \"new\":…}");
            }
            return told(run.figures());
        } catch (CharacterCodingException e) {
            throw SchemaText.unreadable(name, e);
        }
    }

    /** Says beside the answers what was decided, and why the run is red. */
    private int told(Figures told) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(figures ? told.summary() : told.counts());
        return red(failOn.red(outcome -> told.count(outcome) > 0));
    }

    /** Says why the run is red; a break is told from what is not known. */
    private int red(Optional<Decision> outcome) {
        var err = Objects.requireNonNull(spec).commandLine().getErr();
        outcome.ifPresent(red -> err.println("red because of " + red + " (--fail-on " + failOn + ")"));
        err.flush();
        return outcome.map(red -> red == Decision.BREAK ? ExitCode.FINDINGS : ExitCode.NOT_CHECKED)
                .orElse(ExitCode.CLEAN);
    }

    private int compare(String before, String after) throws IOException {
        var target = CurrentModel.of(after).orElseGet(() -> find(after));
        var releases = new ArrayList<Release>();
        var old = find(before);
        releases.add(release(old, target));
        for (var version : earlier(old.name(), target.name())) {
            releases.add(release(find(version), target));
        }
        var words = new UnknownWords(draft);
        var left = waived(findings(releases, words));
        var title = "tradeschema compat " + before + " " + after;
        format.write(
                CompatReport.of(title, releases, left, words),
                Objects.requireNonNull(spec).commandLine().getOut());
        return exitCode(releases, left);
    }

    private List<Finding> findings(List<Release> releases, UnknownWords words) {
        var findings = new LinkedHashSet<Finding>();
        for (var release : releases) {
            findings.addAll(release.findings(policy));
            findings.addAll(words.warnings(release.old()));
            findings.addAll(words.warnings(release.current()));
        }
        return List.copyOf(findings);
    }

    /** The versions beside OLD that can still be read: those given, and for our events the whole archive before NEW. */
    private List<String> earlier(String before, String after) {
        var names = new LinkedHashSet<>(also);
        if (policy.transitive()) {
            names.addAll(ArchivedVersions.before(after));
        }
        names.remove(before);
        return List.copyOf(names);
    }

    /** What is not known comes before what breaks: then the answer is not the whole one. */
    private int exitCode(List<Release> releases, List<Finding> left) {
        var undecided = has(releases, Decision.UNDECIDED);
        var waived = undecided && left.stream().noneMatch(CompatCommand::tellsUndecided);
        var red = failOn.red(outcome -> has(releases, outcome) && !(waived && outcome == Decision.UNDECIDED));
        var refused = left.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .anyMatch(finding -> !(undecided && tellsUndecided(finding)));
        return red.isEmpty() && refused && failOn != FailOn.NONE ? ExitCode.FINDINGS : red(red);
    }

    private static boolean has(List<Release> releases, Decision outcome) {
        return releases.stream().anyMatch(release -> release.verdict().has(outcome));
    }

    private static boolean tellsUndecided(Finding finding) {
        return finding.rule() == CompatRule.KEYWORD_UNSUPPORTED;
    }

    private Release release(SchemaSource.Found before, SchemaSource.Found after) {
        var consumers = bus == null ? Consumers.unknown() : Consumers.in(bus);
        return Release.of(
                before, after, options(EventNames.of(after, KnownEvents.all().all())), consumers);
    }

    private SchemaSource.Found find(String name) {
        return sources.stream()
                .flatMap(source -> source.find(name).stream())
                .findFirst()
                .orElseThrow(() -> new NotCheckedException(name + " was not found"));
    }

    private List<Finding> waived(List<Finding> findings) {
        var read = waivers == null ? Waivers.none() : Waivers.parse(waivers, WorkingTree.read(waivers));
        return read.apply(findings, Clock.systemUTC()).findings();
    }

    private ComparisonOptions options(KnownNames names) {
        return new ComparisonOptions(
                new SchemaDialect(draft, assertFormats), seeds(), names.mustUnderstandToo(mustUnderstand), openReaders);
    }

    private List<Json> seeds() {
        if (messages == null) {
            return List.of();
        }
        var seeds = new ArrayList<Json>();
        for (var line : WorkingTree.read(messages).lines().limit(1000).toList()) {
            try {
                seeds.add(CapturedMessage.in(JsonReading.read(line)));
            } catch (JsonRefused e) {
                throw new NotCheckedException(messages + " holds a line that is " + e.said());
            }
        }
        return seeds;
    }
}

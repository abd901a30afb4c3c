package io.tradeschema.gate.replay;

import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.Terminal;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.FailingOptions;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds files of real messages against the contract. */
@Command(
        name = "validate",
        header = "Say what is wrong with real messages, and how to right it.",
        description = {
            "Reads JSON Lines, or one JSON document, packed by gzip or zstd or not, in one of these forms:",
            "  {\"event\": \"trade.intent\", \"payload\": {...}}",
            "  {\"stream\": \"quantum:stream:trade.intent\", \"id\": \"...\", \"fields\": {...}}",
            "  {...}  a bare payload, when --event says of which event",
            "  what redis-cli --json prints of XRANGE, XREVRANGE and XREAD",
            "Of other forms (CSV, Kafka dumps, ...) it says which command turns them into these.",
            "Or reads the entries of a live stream, with --redis and --stream, changing nothing there.",
            "Prints one line for every finding, then a summary by event, source and rule.",
        },
        footer = {
            "  tradeschema validate --event trade.intent message.json",
            "  redis-cli --json XRANGE trade.intent - + | tradeschema validate -",
            "  tradeschema validate --since 2026-01-21 --sample 100 archive.jsonl.zst",
            "  tradeschema validate --format json captured.jsonl",
            "  tradeschema validate --legacy --sunset 2027-03-31 captured.jsonl",
            "  tradeschema validate --redis redis://localhost:6379 --stream trade.intent",
        })
public final class ValidateCommand implements Callable<Integer> {

    private static final int DAYS_OF_MIGRATION = 90;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files to read; - reads standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--event",
            paramLabel = "NAME[@VERSION]",
            description = "The event of bare payloads; lines of other events are left out.")
    private @Nullable String event;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "The bus file that says on which streams the events are, such as tradeschema.yaml.")
    private @Nullable Path bus;

    @Mixin
    private FailingOptions failing = new FailingOptions();

    @ArgGroup(exclusive = false, heading = "%nWhat a migration of old traffic would accept:%n")
    private @Nullable Legacy legacy;

    @Mixin
    private LiveMessages live = new LiveMessages();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--max-findings",
            paramLabel = "N",
            description = "Print the first N findings only; all of them are counted.")
    private @Nullable String mostFindings;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Stop reading a pipe or standard input after this time; without it, wait for ever.")
    private @Nullable String timeout;

    @Spec
    private @Nullable CommandSpec spec;

    private int notRead;
    private final List<String> unchecked = new ArrayList<>();
    /** Inputs of which no message was held against a contract. */
    private final List<String> nothingPassed = new ArrayList<>();

    /** Called by the command line. */
    public ValidateCommand() {}

    private static final class Legacy {
        @Option(
                names = "--legacy",
                required = true,
                description = "Read old names and wire forms too, each with a warning; count what was adapted.")
        private boolean on;

        @Option(
                names = "--sunset",
                paramLabel = "DATE",
                description = "The day on which the migration ends; without it, 90 days from today.")
        private @Nullable String sunset;

        @Option(
                names = "--ignore",
                paramLabel = "NAME",
                split = ",",
                description = "Unknown names that the consumer has no interest in, separated by commas.")
        private List<String> ignored = List.of();

        private Codecs codecs() {
            return Codecs.migrating(
                    sunset == null
                            ? LocalDate.now(ZoneOffset.UTC).plusDays(DAYS_OF_MIGRATION)
                            : OptionValue.dayAhead("--sunset", sunset),
                    ignored);
        }
    }

    @Override
    public Integer call() throws IOException {
        var commandLine = java.util.Objects.requireNonNull(spec).commandLine();
        var events = bus == null
                ? KnownEvents.all()
                : Deployment.read(bus, KnownEvents.all()).known();
        Optional<Contract<?>> only = Optional.ofNullable(event).map(name -> EventChoice.of(name, events));
        var judge = judge(events, only);
        var inputs = new MessageFile(commandLine.getErr(), Terminal.showsErrors(), timeout());
        long most = mostFindings == null ? Long.MAX_VALUE : OptionValue.count("--max-findings", mostFindings, 0);
        var tally = new Tally(legacy != null, failing.failing());
        var out = new CappedReport(format.stream("tradeschema validate " + title(), commandLine.getOut()), most);
        var replay = new Replay(judge, out, tally);
        files.forEach(file -> read(file, inputs, replay, tally));
        readLive(replay, tally);
        if (unchecked.isEmpty() && tally.checked() == 0 && !nothingPassed.isEmpty()) {
            unchecked.add("no message was checked: every line was left out or has no contract");
        }
        out.end(sections(tally), verdict(tally));
        return exitCode(tally, commandLine.getErr());
    }

    private String title() {
        return live.asked() ? live.title() : String.join(" ", files);
    }

    private List<Section> sections(Tally tally) {
        var sections = new ArrayList<>(tally.sections());
        if (notRead > 0) {
            sections.add(new Section.Facts(
                    "inputs", "Inputs", Map.of("not read to the end", notRead + " of " + files.size())));
        }
        sections.addAll(live.sections());
        return sections;
    }

    /** Nothing that was not checked is told as clean. */
    private String verdict(Tally tally) {
        if (unchecked.isEmpty() || tally.errors() + tally.warnings() > 0) {
            return Report.verdict(tally.errors(), tally.warnings());
        }
        return tally.checked() == 0
                ? "nothing was checked"
                : "nothing is wrong in what was checked, and not everything was checked";
    }

    private void readLive(Replay replay, Tally tally) throws IOException {
        var before = unchecked.size();
        try {
            if (live.asked() && selection.read().oneIn() > 1) {
                unchecked.add("--sample is for files; take a part of a stream with --from and --to");
            } else if (live.asked()) {
                var lines = tally.lines();
                var checked = tally.checked();
                if (!live.read(replay)) {
                    told(live.name(), tally.lines() > lines, tally.checked() > checked);
                }
            } else if (files.isEmpty()) {
                unchecked.add(
                        "no file is named; name one, - for standard input, or a stream with --redis and --stream");
            }
        } catch (NotCheckedException e) {
            unchecked.add(e.getMessage());
        } catch (IOException e) {
            unchecked.add("the stream cannot be read: " + e.getMessage());
        }
        if (live.asked()) {
            for (var why : unchecked.subList(before, unchecked.size())) {
                replay.beside(live.name(), LiveMessages.notRead(why));
            }
        }
    }

    private LineJudge judge(Contracts events, Optional<Contract<?>> only) {
        var judge = new LineJudge(events, only, selection.read());
        return legacy == null ? judge : judge.reading(legacy.codecs());
    }

    /** What one input gave is told of it alone: another one that gave something does not speak for it. */
    private void told(String input, boolean gave, boolean checked) {
        if (!gave) {
            unchecked.add(
                    "the stream " + input + " gave no entry: nothing was checked; look at its name, --from and --to");
        } else if (!checked) {
            nothingPassed.add(input);
        }
    }

    private void read(String file, MessageFile inputs, Replay replay, Tally tally) {
        try {
            var checked = tally.checked();
            inputs.read(file, replay);
            told(file, true, tally.checked() > checked);
        } catch (NotCheckedException e) {
            isNotRead(file, String.valueOf(e.getMessage()), replay);
        } catch (IOException e) {
            isNotRead(file, file + " cannot be read to its end: " + e.getMessage(), replay);
        }
    }

    /** Told on the other stream, and in the report: a form that only shows findings must not be green. */
    private void isNotRead(String file, String why, Replay replay) {
        notRead++;
        unchecked.add(why);
        var finding = Finding.of(
                GateRule.PART_NOT_CHECKED,
                "input",
                Where.path(""),
                why,
                "this run proves nothing about what it did not read");
        try {
            replay.beside(file, finding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Duration> timeout() {
        return Optional.ofNullable(timeout).map(text -> OptionValue.seconds("--timeout", text));
    }

    private int exitCode(Tally tally, PrintWriter err) {
        if (tally.checked() > 0) {
            nothingPassed.forEach(input -> err.println("tradeschema: of " + input
                    + " no message was checked: every line was left out or has no contract"));
        }
        unchecked.forEach(message -> err.println("tradeschema: " + message));
        err.flush();
        if (!unchecked.isEmpty()) {
            return ExitCode.NOT_CHECKED;
        }
        return tally.failed() ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }
}

package io.tradeschema.gate.watch;

import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.Terminal;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.Watching;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradeschema watch}: tells within minutes that something did not come. */
@Command(
        name = "watch",
        header = "Tell that an answer, a rhythm or a pulse did not come when it was expected.",
        description = {
            "What is expected stands with the events (tradeschema events) and in the bus file",
            "under expect. Reads a live bus without disturbing it, or archives as if they came now.",
        },
        footer = {
            "  tradeschema watch --replay archive.jsonl.zst --until 2026-01-22T00:00:00Z",
            "  tradeschema watch --redis redis://localhost:6379 --once",
            "  tradeschema watch --redis redis://localhost:6379 --state watch.state",
            "  tradeschema watch --redis redis://localhost:6379 --http 9464",
        })
public final class WatchCommand implements Callable<Integer> {

    @Option(
            names = "--replay",
            arity = "1..*",
            paramLabel = "FILE",
            description = {
                "Judge archived entries in the order in which they came; - reads standard input. STREAM=FILE says of which",
                "stream the entries are that do not say it, as redis-cli --json XRANGE writes them."
            })
    private List<String> files = List.of();

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Up to when an archive is judged; its last entry by default.")
    private @Nullable String until;

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "The bus file; tradeschema.yaml, where it is there, by default.")
    private @Nullable Path bus;

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "text for people, or json: one object a line (default: text).")
    private String format = "text";

    @Option(names = "--once", description = "Look once, tell what is open, and end.")
    private boolean once;

    @Option(
            names = "--open",
            description =
                    "With --once or --replay, list each answer that is waited for: what asked, since when, due when.")
    private boolean open;

    @Option(names = "--for", paramLabel = "TIME", description = "End after so long, such as 2h.")
    private @Nullable String duration;

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public WatchCommand() {}

    @Override
    public Integer call() throws IOException {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var deployment = Deployment.chosen(bus, KnownEvents.all());
        var observed = new Observed(deployment);
        if (observed.expectations().isEmpty()) {
            throw new NotCheckedException(
                    "nothing is expected, so there is nothing to watch; declare it under expect in" + " the bus file");
        }
        var json = isJson();
        var onBoard = files.isEmpty() && !once && !json && Terminal.showsOutput();
        var teller = new Teller(RedactedWriter.over(commandLine.getOut(), deployment.redact()), json, onBoard);
        if (files.isEmpty() == live.address().isEmpty()) {
            throw new NotCheckedException("watch needs --redis redis://HOST:PORT, or --replay FILE, and not both");
        }
        refuseWithoutEffect();
        return files.isEmpty()
                ? watch(observed, teller, commandLine.getErr())
                : replay(observed, teller, commandLine.getErr());
    }

    /** What is asked for and would be left undone is no request that was meant. */
    private void refuseWithoutEffect() {
        if (!files.isEmpty() && (once || duration != null || live.isSet())) {
            throw new NotCheckedException(
                    "--once, --for, --state and --http are for a live bus; leave them out with" + " --replay");
        }
        if (files.isEmpty() && until != null) {
            throw new NotCheckedException("--until is for --replay; a live bus is watched --for a time");
        }
        if (open && files.isEmpty() && !once) {
            throw new NotCheckedException(
                    "--open lists what is open when a look ends; add --once, or --replay an archive");
        }
        if (once && (duration != null || live.serves())) {
            throw new NotCheckedException("--once looks once and ends; leave out --for and --http");
        }
    }

    private boolean isJson() {
        return switch (format) {
            case "text" -> false;
            case "json" -> true;
            default -> throw new NotCheckedException("--format of watch is text or json");
        };
    }

    private int replay(Observed observed, Teller teller, PrintWriter err) throws IOException {
        var archive = new Archive(observed, untilTime());
        for (var file : files) {
            archive.read(file);
        }
        var count = new int[2];
        var alike = new Alike(teller);
        var watching = archive.judge(alarm -> {
            alike.tell(alarm);
            count[0] += alarm.kind() == Alarm.Kind.OPENED ? 1 : 0;
            count[1] += alarm.kind() == Alarm.Kind.OPENED || alarm.kind() == Alarm.Kind.NOTED ? 1 : 0;
        });
        alike.end();
        if (open) {
            new OpenAnswers(watching).tell(teller);
        }
        archive.refusals().tell(teller);
        var notJudged = archive.notJudged();
        notJudged.ifPresent(what -> err.println("tradeschema: " + what));
        err.flush();
        var unknown = new OpenAnswers(watching).unknown();
        teller.say(summary(archive, watching, count[1])
                + new OpenAnswers(watching).sentence(open)
                + unknown
                + archive.refusals().sentence());
        if (count[0] > 0 || !archive.refusals().isNone()) {
            return ExitCode.FINDINGS;
        }
        return notJudged.isPresent() || !unknown.isEmpty() ? ExitCode.NOT_CHECKED : ExitCode.CLEAN;
    }

    private static String summary(Archive archive, Watching watching, int alarms) {
        var open = watching.standings().stream()
                .mapToInt(one -> one.alarms().size())
                .sum();
        return (alarms == 0 ? "no alarm" : alarms == 1 ? "1 alarm" : alarms + " alarms") + ", " + open
                + " open at the end; " + archive.came()
                + (archive.later() > 0
                        ? "; " + archive.later() + " that came after --until " + (archive.later() == 1 ? "is" : "are")
                                + " not judged"
                        : "")
                + (archive.others() > 0 ? "; " + archive.others() + " of streams that nothing is expected of" : "")
                + archive.empty().stream()
                        .map(file -> "; nothing stands in " + file)
                        .collect(Collectors.joining());
    }

    private Optional<Instant> untilTime() {
        try {
            var time = Optional.ofNullable(until).map(Instant::parse);
            if (time.filter(Archive.latest()::isBefore).isPresent()) {
                throw new NotCheckedException("--until lies ahead: an archive tells nothing of what has not come yet");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new NotCheckedException("--until is no time; write one such as 2026-01-21T18:00:00Z");
        }
    }

    private int watch(Observed observed, Teller teller, PrintWriter err) throws IOException {
        return live.watch(
                observed, teller, err, once, open, Optional.ofNullable(duration).map(WatchCommand::span));
    }

    private static Duration span(String text) {
        try {
            return TimeSpan.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotCheckedException("--for: " + e.getMessage());
        }
    }
}

package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.expect.TimeSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tradeschema quarantine replay}. */
@Command(
        name = "replay",
        header = "Bring one of them back to its stream, once.",
        description = {
            "Never an entry: a BUY or SELL that may open a position. What is left comes back",
            "within an age that you declare, with its own time, so that readers can refuse",
            "what is stale. Every group of the stream gets it, those too that had it.",
        },
        footer = "  tradeschema quarantine replay 1769-0 --within 15m --redis redis://bus:6379")
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private Confirmed which = new Confirmed();

    @Option(
            names = "--within",
            paramLabel = "TIME",
            description =
                    "How old it may be, such as 15m, by its own time and by that of its entry. None is replayed without.")
    private @Nullable String within;

    @Mixin
    private QuarantineOptions options = new QuarantineOptions();

    @Override
    public Integer call() throws IOException {
        var confirmed = which.isConfirmed();
        var age = age();
        return options.run((live, out) -> {
            var one = live.find(which.place());
            var replay = Replay.of(one);
            var refusal = replay.refusal().or(() -> noAge(age));
            if (refusal.isPresent()) {
                out.say(refusal.get());
                return ExitCode.FINDINGS;
            }
            if (!confirmed) {
                ShowCommand.show(one, out);
                return which.advised(out);
            }
            return told(live.replay(one, age.orElseThrow(), replay.written()), age.orElseThrow(), out);
        });
    }

    private static Optional<String> noAge(Optional<Duration> age) {
        return age.isPresent()
                ? Optional.empty()
                : Optional.of("no age is declared up to which it may come back, so it does not; declare one, such as"
                        + " --within 15m");
    }

    private Optional<Duration> age() {
        try {
            return Optional.ofNullable(within).map(TimeSpan::of);
        } catch (IllegalArgumentException e) {
            throw new NotCheckedException("--within: " + e.getMessage());
        }
    }

    private int told(LiveQuarantine.Told told, Duration age, Printed out) {
        if (told.what().equals("replayed")) {
            out.say(which.place() + " came back as " + told.more());
            return ExitCode.CLEAN;
        }
        out.say(why(told, age) + ": nothing was done");
        return ExitCode.FINDINGS;
    }

    private static String why(LiveQuarantine.Told told, Duration age) {
        return switch (told.what()) {
            case "stale" ->
                told.more().startsWith("-")
                        ? "its time lies ahead of the server's clock, so nobody can tell its age"
                        : "it is stale: " + TimeSpan.about(Duration.ofMillis(Long.parseLong(told.more())))
                                + " old, and --within " + TimeSpan.text(age) + " is the most";
            case "done" -> "it came back already, as " + told.more();
            case "no stream" -> "its stream is gone, so no group would get it";
            case "gone" -> "it is gone from the quarantine";
            default -> throw LiveQuarantine.notTheScripts();
        };
    }
}

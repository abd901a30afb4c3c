package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.ValueType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that leave messages out. */
final class SelectionOptions {

    private static final String MIDNIGHT = "T00:00:00Z";

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Check about one message in N, the same ones in every run.")
    private String oneIn = "1";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Leave out messages of an earlier time, such as 2026-01-21 or 2026-01-21T04:10:00Z."
                    + " A message that says no time is checked.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Leave out messages of this time or later.")
    private @Nullable String until;

    SelectionOptions() {}

    /**
     * The messages that the user chose.
     *
     * @throws NotCheckedException when a choice makes no sense, saying which and why
     */
    Selection read() {
        var first = time("--since", since);
        var end = time("--until", until);
        if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
            throw new NotCheckedException("--since " + since + " is not before --until " + until);
        }
        return new Selection(OptionValue.count("--sample", oneIn, 1), first, end);
    }

    private static Optional<Instant> time(String option, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var time = read(text).or(() -> read(text + MIDNIGHT));
        if (time.isEmpty()) {
            throw new NotCheckedException(option + " " + Excerpt.quoted(text)
                    + " is no time: write 2026-01-21 or 2026-01-21T04:10:00Z (UTC when no zone is said)");
        }
        return time;
    }

    private static Optional<Instant> read(String text) {
        return ValueType.time().read(text, "time").value();
    }
}

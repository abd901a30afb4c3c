package io.tradeschema.gate.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a person sees who watches: one line a stream, drawn anew each second at the foot of what was told. Nothing where no
 * person watches: there alarms stand alone, one line each.
 */
final class Board {

    private static final String UP = "\033[%dA";
    private static final String CLEAR = "\033[0J";
    private static final long WINDOW = 60_000;

    private final Teller teller;
    private final boolean shown;
    private final int width;
    /** By stream: the count a minute ago or when it began, and when that was. */
    private final Map<String, long[]> before = new HashMap<>();

    private Board(Teller teller, List<String> streams, boolean shown) {
        this.teller = teller;
        this.shown = shown;
        this.width = streams.stream().mapToInt(String::length).max().orElse(0);
    }

    static Board on(Teller teller, List<String> streams, boolean shown) {
        return new Board(teller, streams, shown);
    }

    void shows(Picture picture) {
        if (shown) {
            var text = text(picture);
            var lines = text.lines().count();
            // Saved above the cursor: what is told next is printed over it, and it is drawn again below.
            teller.draw(CLEAR + text + UP.formatted(lines) + "\r");
        }
    }

    /** The lines, without any colour. */
    String text(Picture picture) {
        var form = "%-" + Math.max(width, 6) + "s  %-12s %9s %6s %6s  %s%n";
        var text = new StringBuilder(
                String.format(Locale.ROOT, form, "stream", "last entry", "a minute", "open", "lag", "state"));
        for (var line : picture.streams()) {
            text.append(String.format(
                    Locale.ROOT,
                    form,
                    line.stream(),
                    last(line, picture.now()),
                    rate(line, picture.now()),
                    line.open(),
                    line.lag().isPresent() ? Long.toString(line.lag().getAsLong()) : "-",
                    state(line, picture)));
        }
        text.append(Instant.ofEpochMilli(picture.now()).truncatedTo(ChronoUnit.SECONDS))
                .append(picture.sees() ? "" : "  BLIND: the server does not answer; nothing is judged")
                .append(System.lineSeparator());
        return text.toString();
    }

    private static String last(Picture.StreamLine line, long now) {
        return line.is().lastMillis() == Long.MIN_VALUE
                ? "none"
                : age(now - line.is().lastMillis()) + " ago";
    }

    /** The greatest unit alone, which is read at a glance. */
    static String age(long millis) {
        var span = Duration.ofMillis(Math.max(0, millis));
        if (span.toDays() > 0) {
            return span.toDays() + "d";
        }
        if (span.toHours() > 0) {
            return span.toHours() + "h" + span.toMinutesPart() + "m";
        }
        return span.toMinutes() > 0 ? span.toMinutes() + "m" + span.toSecondsPart() + "s" : span.toSeconds() + "s";
    }

    private String rate(Picture.StreamLine line, long now) {
        var count = line.is().accepted() + line.is().refused();
        var base = before.computeIfAbsent(line.stream(), any -> new long[] {count, now, count, now});
        if (now - base[3] >= WINDOW) {
            base[0] = base[2];
            base[1] = base[3];
            base[2] = count;
            base[3] = now;
        }
        var passed = now - base[1];
        return passed < 1_000 ? "-" : Long.toString(Math.round((count - base[0]) * 60_000.0 / passed));
    }

    private static String state(Picture.StreamLine line, Picture picture) {
        if (!picture.sees()) {
            return "not seen";
        }
        if (!line.alarms().isEmpty()) {
            return String.join(", ", line.alarms());
        }
        return line.there() ? "ok" : "no such stream yet";
    }
}

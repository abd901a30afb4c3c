package io.tradeschema.gate.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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
    /** A screen that became narrower cuts: a line that goes on in the next one would be drawn over. */
    private static final String CUT = "\033[?7l";

    private static final String WRAP = "\033[?7h";
    private static final String CLEAR = "\033[0J";
    private static final long WINDOW = 60_000;

    private static final List<String> HEAD = List.of("state", "stream", "last entry", "a minute", "open", "lag", "");
    /** Lag, entries a minute, open answers, last entry: what a narrow screen does without. */
    private static final List<Integer> FIRST_TO_GO = List.of(5, 3, 4, 2);

    private final Teller teller;
    private final boolean shown;
    private final int screen;
    /** By column; 0 for one that has no room. */
    private final int[] widths = {6, 6, 10, 9, 5, 5};

    /** By stream: the count a minute ago or when it began, and when that was. */
    private final Map<String, long[]> before = new HashMap<>();

    private Board(Teller teller, List<String> streams, boolean shown, int screen) {
        this.teller = teller;
        this.shown = shown;
        this.screen = screen;
        streams.forEach(stream -> widths[1] = Math.max(widths[1], stream.length()));
        for (var column : FIRST_TO_GO) {
            if (Arrays.stream(widths)
                                    .filter(width -> width > 0)
                                    .map(width -> width + 2)
                                    .sum()
                            - 2
                    > screen) {
                widths[column] = 0;
            }
        }
    }

    /** On a screen of so many columns. */
    static Board on(Teller teller, List<String> streams, boolean shown, int screen) {
        return new Board(teller, streams, shown, screen);
    }

    void shows(Picture picture) {
        if (shown) {
            var text = text(picture);
            var lines = text.lines().count();
            // Saved above the cursor: what is told next is printed over it, and it is drawn again below.
            teller.draw(CLEAR + CUT + text + WRAP + UP.formatted(lines) + "\r");
        }
    }

    /** The lines, without any colour. */
    String text(Picture picture) {
        var text = new StringBuilder(line(HEAD));
        for (var line : picture.streams()) {
            text.append(line(List.of(
                    state(line, picture),
                    line.stream(),
                    last(line, picture.now()),
                    rate(line, picture.now()),
                    Integer.toString(line.open()),
                    line.lag().isPresent() ? Long.toString(line.lag().getAsLong()) : "-",
                    picture.sees() ? String.join(", ", line.alarms()) : "")));
        }
        text.append(Instant.ofEpochMilli(picture.now()).truncatedTo(ChronoUnit.SECONDS))
                .append(picture.sees() ? "" : "  BLIND: the server does not answer; nothing is judged")
                .append(System.lineSeparator());
        return text.toString();
    }

    private String line(List<String> cells) {
        var line = new StringBuilder();
        for (var column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                var form = column < 3 ? "%-" + widths[column] + "s  " : "%" + widths[column] + "s  ";
                line.append(String.format(Locale.ROOT, form, cells.get(column)));
            }
        }
        var whole = line.append(cells.get(widths.length)).toString().stripTrailing();
        return (whole.length() > screen ? whole.substring(0, screen - 1) + "…" : whole) + System.lineSeparator();
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
            return "blind";
        }
        if (!line.alarms().isEmpty()) {
            return "ALARM";
        }
        return line.there() ? "ok" : "absent";
    }
}

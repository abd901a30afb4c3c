package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.Terminal;
import io.tradeschema.watch.Watching;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

    /** A terminal is asked for its size so often: it may have become another one. */
    private static final long ASKED = 5_000;

    private static final List<String> HEAD =
            List.of("state", "stream", "last entry", "a minute", "refused", "open", "lag", "");
    /** In the order in which they are shown where not all are. */
    private static final List<String> STATES = Stream.concat(
                    Stream.of("ALARM", "blind"),
                    Arrays.stream(Picture.Found.values()).map(Picture.Found::word))
            .toList();

    private static final int STREAM = 1;
    /** Those of numbers end at the right. */
    private static final int NUMBERS = 3;
    /** Shown from the first message that is refused on. */
    private static final int REFUSED = 4;
    /** Lag, entries a minute, open answers, last entry, refused: what a narrow screen does without. */
    private static final List<Integer> FIRST_TO_GO = List.of(6, 3, 5, 2, REFUSED);
    /** Of a longer name so much is shown at least, where there is room: its end, by which streams differ. */
    private static final int NAME = 20;
    /** Of rules so much, which tells one from the others. */
    private static final int RULE = 14;

    private final Teller teller;
    private final boolean shown;
    private final Supplier<Terminal.Size> asked;
    private long askedAt = Long.MIN_VALUE;
    private Terminal.Size screen = new Terminal.Size(24, 80);
    /** By column; they grow, so that columns do not dance. */
    private final int[] widths =
            HEAD.stream().limit(HEAD.size() - 1L).mapToInt(String::length).toArray();

    /** By stream: the count a minute ago or when it began, and when that was. */
    private final Map<String, long[]> before = new HashMap<>();

    /**
     * Nothing is drawn yet.
     *
     * @param shown whether a person watches
     * @param asked how large the screen is
     */
    Board(Teller teller, boolean shown, Supplier<Terminal.Size> asked) {
        this.teller = teller;
        this.shown = shown;
        this.asked = asked;
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
        if (askedAt == Long.MIN_VALUE || picture.now() - askedAt >= ASKED) {
            screen = asked.get();
            askedAt = picture.now();
        }
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        picture.streams().forEach(line -> rows.add(cells(line, picture)));
        rows.forEach(row -> {
            for (var column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        var fitting = fitting(
                picture.streams().stream().anyMatch(line -> line.is().refused() > 0),
                rows.stream()
                        .mapToInt(row -> row.get(widths.length).length())
                        .max()
                        .orElse(0));
        var text = new StringBuilder();
        var left = left(rows);
        rows.removeAll(left);
        rows.forEach(row -> text.append(line(row, fitting)));
        if (!left.isEmpty()) {
            text.append(cut("and " + left.size() + (left.size() == 1 ? " stream more" : " streams more")))
                    .append(System.lineSeparator());
        }
        return text.append(cut(foot(picture))).append(System.lineSeparator()).toString();
    }

    private List<String> cells(Picture.StreamLine line, Picture picture) {
        return List.of(
                state(line, picture),
                line.stream(),
                last(line, picture.now()),
                rate(line, picture.now()),
                Long.toString(line.is().refused()),
                Integer.toString(line.open()),
                line.lag().isPresent() ? Long.toString(line.lag().getAsLong()) : "-",
                picture.sees() ? String.join(", ", line.alarms()) : "");
    }

    /** The rows for which a low screen has no room; those that are well are the first to go. */
    private List<List<String>> left(List<List<String>> rows) {
        var room = Math.max(2, screen.rows() - 3);
        if (rows.size() <= room + 1) {
            return List.of();
        }
        var order = new ArrayList<>(rows.subList(1, rows.size()));
        order.sort(Comparator.comparing(row -> STATES.indexOf(row.get(0))));
        return List.copyOf(order.subList(room - 1, order.size()));
    }

    /** What is beneath the streams. */
    private static String foot(Picture picture) {
        var time = Instant.ofEpochMilli(picture.now()).truncatedTo(ChronoUnit.SECONDS);
        if (!picture.sees()) {
            return time + "  BLIND: the server does not answer; nothing is judged";
        }
        var open =
                picture.standings().stream().mapToInt(Watching.Standing::open).sum();
        var oldest = picture.standings().stream()
                .filter(one -> one.open() > 0)
                .mapToLong(Watching.Standing::waitingSince)
                .min();
        return time
                + (oldest.isEmpty()
                        ? ""
                        : "  " + open + (open == 1 ? " answer" : " answers") + " waited for, oldest "
                                + age(picture.now() - oldest.getAsLong()) + "; --once --open lists");
    }

    /** The widths on this screen, 0 for a column that has no room; behind them stand the rules, as long as these. */
    private int[] fitting(boolean areRefused, int rules) {
        var fitting = widths.clone();
        fitting[REFUSED] = areRefused ? fitting[REFUSED] : 0;
        var behind = rules == 0 ? 0 : Math.min(rules, RULE) + 2;
        for (var column : FIRST_TO_GO) {
            if (others(fitting) + Math.min(NAME, widths[STREAM]) + behind > screen.columns()) {
                fitting[column] = 0;
            }
        }
        var room = Math.max(1, screen.columns() - others(fitting) - behind);
        fitting[STREAM] = Math.min(widths[STREAM], room);
        return fitting;
    }

    /** How much the columns beside the names take. */
    private static int others(int... fitting) {
        var all = 0;
        for (var column = 0; column < fitting.length; column++) {
            all += column != STREAM && fitting[column] > 0 ? fitting[column] + 2 : 0;
        }
        return all;
    }

    private String line(List<String> cells, int... fitting) {
        var line = new StringBuilder();
        for (var column = 0; column < fitting.length; column++) {
            if (fitting[column] > 0) {
                var form = column < NUMBERS ? "%-" + fitting[column] + "s  " : "%" + fitting[column] + "s  ";
                line.append(String.format(Locale.ROOT, form, end(cells.get(column), fitting[column])));
            }
        }
        return cut(line.append(cells.get(fitting.length)).toString().stripTrailing()) + System.lineSeparator();
    }

    private static String end(String text, int width) {
        return text.length() <= width ? text : "…" + text.substring(text.length() - width + 1);
    }

    private String cut(String line) {
        return line.length() > screen.columns() ? line.substring(0, Math.max(0, screen.columns() - 1)) + "…" : line;
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
        var isJudged = line.found() != Picture.Found.UNREADABLE;
        return isJudged && !line.alarms().isEmpty() ? "ALARM" : line.found().word();
    }
}

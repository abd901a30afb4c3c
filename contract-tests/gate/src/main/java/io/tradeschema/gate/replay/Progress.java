package io.tradeschema.gate.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line on a terminal's error stream that shows how far a long file has been read; silent anywhere else. */
final class Progress {

    private static final int WIDTH = 30;
    private static final long INTERVAL = 200_000_000;

    private final PrintWriter err;
    private final boolean shown;
    private final long total;
    private final LongSupplier clock;
    private final long started;
    private long next;
    private boolean dirty;

    /**
     * Progress through a file.
     *
     * @param shown whether the error stream is a terminal
     * @param total the length of the file in bytes; 0 when unknown
     */
    Progress(PrintWriter err, boolean shown, long total) {
        this(err, shown, total, System::nanoTime);
    }

    Progress(PrintWriter err, boolean shown, long total, LongSupplier clock) {
        this.err = err;
        this.shown = shown;
        this.total = total;
        this.clock = clock;
        this.started = clock.getAsLong();
        this.next = started + INTERVAL;
    }

    void at(long bytes, long lines) {
        if (!shown || clock.getAsLong() < next) {
            return;
        }
        var seconds = (clock.getAsLong() - started) / 1e9;
        err.print(String.format(
                Locale.ROOT,
                "\r%s %,d lines, %,.0f lines/s%s ",
                bar(bytes),
                lines,
                lines / seconds,
                left(bytes, seconds)));
        err.flush();
        dirty = true;
        next = clock.getAsLong() + INTERVAL;
    }

    private String bar(long bytes) {
        if (total == 0) {
            return "";
        }
        var done = (int) Math.min(WIDTH, bytes * WIDTH / total);
        return "[" + "#".repeat(done) + ".".repeat(WIDTH - done) + "]";
    }

    private String left(long bytes, double seconds) {
        return total == 0 || bytes == 0
                ? ""
                : String.format(Locale.ROOT, ", %.0f s left", seconds * Math.max(0, total - bytes) / bytes);
    }

    /** Says something that is not progress, in a line of its own. */
    void say(String notice) {
        err.println("tradeschema: " + notice);
        err.flush();
    }

    /** Takes the line away. */
    void end() {
        if (dirty) {
            err.print("\r" + " ".repeat(WIDTH + 60) + "\r");
            err.flush();
        }
    }
}

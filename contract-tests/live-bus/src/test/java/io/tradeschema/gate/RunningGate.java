package io.tradeschema.gate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A run of the command that goes on while a test does something to what it looks at. */
public final class RunningGate {

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer all = new StringBuffer();
    private final StringWriter err = new StringWriter();
    private final Thread thread;
    private volatile int exitCode = -1;

    private RunningGate(String... arguments) {
        thread = new Thread(() -> exitCode = Main.run(new PrintWriter(new Lines()), new PrintWriter(err), arguments));
        thread.setDaemon(true);
        thread.start();
    }

    public static RunningGate of(String... arguments) {
        return new RunningGate(arguments);
    }

    /** Cuts what is printed into lines. */
    private final class Lines extends Writer {
        private final StringBuilder line = new StringBuilder();

        @Override
        public void write(char[] buffer, int from, int length) {
            for (var i = from; i < from + length; i++) {
                all.append(buffer[i]);
                if (buffer[i] == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append(buffer[i]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** The next line that has all of these parts; fails when none comes in half a minute. */
    public String await(String... parts) {
        var end = soon();
        while (true) {
            var line = next(end, parts);
            if (List.of(parts).stream().allMatch(line::contains)) {
                return line;
            }
        }
    }

    /** Returns when each of these was said, in whatever order; fails when that takes more than half a minute. */
    public void awaitEach(String... said) {
        var end = soon();
        var missing = new ArrayList<>(List.of(said));
        while (!missing.isEmpty()) {
            missing.removeIf(next(end, missing.toArray(String[]::new))::contains);
        }
    }

    private static long soon() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    }

    private String next(long end, String... wanted) {
        try {
            var line = lines.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("no line with " + List.of(wanted) + " in:\n" + all + err);
            }
            return line;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Its exit code, when it has ended. */
    public int exitCode() {
        try {
            thread.join(120_000);
            return exitCode;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All that it printed, and what it complained of. */
    public String out() {
        return all.toString() + err;
    }
}

package io.tradeschema.gate.replay;

import io.tradeschema.gate.redis.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An input that somebody else writes: a pipe, a FIFO, a terminal. It says once when nothing comes, and ends with an
 * exception when the time is up, however the bytes drip.
 */
final class Waiting extends InputStream {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(Waiting::daemon);
    private final Optional<Duration> limit;
    private final Duration quiet;
    private final Runnable onQuiet;
    private final long started = System.nanoTime();
    private final InputStream in;
    private boolean told;

    /**
     * Opens an input.
     *
     * @param limit the longest time for all of it; none waits for ever
     * @param quiet the time without a byte after which it is told that it waits
     */
    Waiting(Callable<InputStream> opening, Optional<Duration> limit, Duration quiet, Runnable onQuiet)
            throws IOException {
        this.limit = limit;
        this.quiet = quiet;
        this.onQuiet = onQuiet;
        this.in = done(opening);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "tradeschema-input");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        return done(() -> in.read(into, start, length));
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    private <V> V done(Callable<V> work) throws IOException {
        var future = thread.submit(work);
        var left =
                limit.map(all -> all.toNanos() - (System.nanoTime() - started)).orElse(Long.MAX_VALUE);
        try {
            if (!told && quiet.toNanos() < left) {
                return orTold(future);
            }
            return future.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "not all of it came within " + limit.map(Patience::words).orElse("its time") + " (--timeout)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    private <V> V orTold(Future<V> future) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return future.get(quiet.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            told = true;
            onQuiet.run();
            var left = limit.map(all -> all.toNanos() - (System.nanoTime() - started))
                    .orElse(Long.MAX_VALUE);
            return future.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        }
    }

    /** The input stays open where a read of it still waits: nobody can end that. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}

package io.tradeschema.gate.redis;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection when the time for an answer, or for all, is over. A time-out of the socket would begin anew with every
 * byte that the server sends.
 */
final class Watch implements Closeable {

    private final Patience patience;
    private final Closeable connection;
    private final ScheduledThreadPoolExecutor timer;
    private final Future<?> whole;
    private volatile Optional<String> over = Optional.empty();

    Watch(Patience patience, Closeable connection) {
        this.patience = patience;
        this.connection = connection;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "redis-watch");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        this.whole = timer.schedule(
                () -> end("did not send all within " + Patience.words(patience.whole())
                        + patience.option("--redis-timeout")),
                patience.whole().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /** What a server is waited for in. */
    interface Step<T> {
        T take() throws IOException;
    }

    /** Takes a step, which fails when it takes too long. */
    <T> T within(String name, Step<T> step) throws IOException {
        var late = timer.schedule(
                () -> end("did not answer " + name + " within " + Patience.words(patience.answer())
                        + patience.option("--redis-answer-timeout")),
                patience.answer().toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return step.take();
        } finally {
            late.cancel(false);
        }
    }

    private synchronized void end(String why) {
        if (over.isEmpty()) {
            over = Optional.of(why);
        }
        try {
            connection.close();
        } catch (IOException e) {
            // It is closed all the same, and the step that waits for it fails.
        }
    }

    /** Why the time is over, as what the server did not do. */
    Optional<String> over() {
        return over;
    }

    @Override
    public void close() {
        whole.cancel(false);
        timer.shutdown();
    }
}

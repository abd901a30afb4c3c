package io.tradeschema.compat.confirm;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.bound.Spent;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.SchemaDialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The validators that confirm, asked about one schema. They may not come back from a hostile one, so they work on threads
 * of their own: one that is not back by the deadline is left behind, and none is started while too many are.
 */
public final class SecondOpinions implements Confirmer {

    private static final int LEFT_BEHIND = 6;
    private static final long STACK = 32L << 20;

    private static final ThreadPoolExecutor THREADS = new ThreadPoolExecutor(
            0,
            Runtime.getRuntime().availableProcessors() + LEFT_BEHIND,
            5,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            SecondOpinions::daemon);

    private final Function<Json, List<Confirmer>> makers;
    private final Deadline deadline;

    /** Both validators, on one schema, until the deadline. */
    public SecondOpinions(Validators validators, Deadline deadline) {
        this(validators::of, deadline);
    }

    SecondOpinions(Function<Json, List<Confirmer>> makers, Deadline deadline) {
        this.makers = makers;
        this.deadline = deadline;
    }

    /** Loads the validators, which takes longer than many pairs do; so that no pair pays for it. */
    public static void load() {
        Loaded.once();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(null, task, "compat-confirm", STACK);
        thread.setDaemon(true);
        return thread;
    }

    /** What all of them say; empty when they disagree or cannot tell. Throws {@link Spent} when they are not back in time. */
    @Override
    public Optional<Boolean> accepts(Json value) {
        deadline.check();
        var answer = started(value);
        try {
            return inTime(answer);
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Spent("the comparison was interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    /** The deadline may turn out to be later than the time left until it said. */
    private Optional<Boolean> inTime(Future<Optional<Boolean>> answer) throws InterruptedException, ExecutionException {
        while (deadline.left().toNanos() > 0) {
            try {
                return answer.get(Math.max(1, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // asked again while there is time
                continue;
            }
        }
        throw new Spent("the validators that confirm a message were not done in the time of the pair");
    }

    private Future<Optional<Boolean>> started(Json value) {
        try {
            return THREADS.submit(() -> {
                deadline.join();
                return agreed(value);
            });
        } catch (RejectedExecutionException e) {
            throw new Spent("the validators that confirm a message are still busy with earlier pairs");
        }
    }

    private Optional<Boolean> agreed(Json value) {
        var confirmers = makers.apply(value);
        var first = confirmers.get(0).accepts(value);
        return confirmers.stream()
                        .allMatch(confirmer -> confirmer.accepts(value).equals(first))
                ? first
                : Optional.empty();
    }

    /** The classes of both validators, loaded when this one is. */
    private static final class Loaded {

        static {
            for (var confirmer : List.of(
                    new NetworkntConfirmer(new Json.Obj(Map.of()), SchemaDialect.USUAL),
                    new HarrelConfirmer(new Json.Obj(Map.of()), SchemaDialect.USUAL))) {
                confirmer.accepts(new Json.Null());
            }
        }

        private Loaded() {}

        private static void once() {}
    }
}

package io.tradeschema.contract;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The contract test of a service that consumes an event. It delivers every shape of entry that the contract allows, each
 * of which must be handled, and entries that the contract refuses, each of which must end in quarantine:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> what_the_executor_takes() {
 *     return ConsumerContract.of(TradeIntent.TYPE)
 *             .handler(delivery -> {
 *                 executor.onEntry(delivery.id(), delivery.fields());
 *                 return executor.quarantine().contains(delivery.id()) ? QUARANTINED : HANDLED;
 *             })
 *             .then((intent, delivery) -> assertThat(exchange.takeOrders())
 *                     .isEqualTo(delivery.again() ? List.of() : List.of(Order.of(intent))))
 *             .tests();
 * }
 * }</pre>
 *
 * <p>What handling means must be said: {@link #then} asserts its effect, or {@link #withoutEffect} names the reason why there
 * is none. Without either the test is red, since a handler may say that it handled what it only logged.
 *
 * <p>Mutable, for one test.
 *
 * @param <T> the event
 */
@CheckReturnValue
public final class ConsumerContract<T> {

    private final EventType<T> type;
    private final Set<Class<? extends Throwable>> quarantining = new LinkedHashSet<>();
    private MessageHandler handler = delivery -> Handling.PASSED_OVER;
    private Effect<T> effect = Effect.notSaid();
    private UnaryOperator<EntryCodec<T>> reader = codec -> codec;
    private boolean open;

    private ConsumerContract(EventType<T> type) {
        this.type = type;
    }

    /** A contract test that has no handler yet and so fails. */
    public static <T> ConsumerContract<T> of(EventType<T> type) {
        return new ConsumerContract<>(type);
    }

    /** The consumer. */
    public ConsumerContract<T> handler(MessageHandler consumer) {
        this.handler = consumer;
        return this;
    }

    /** An exception that means quarantine, since whatever runs the handler puts the entry there when it is thrown. */
    public ConsumerContract<T> quarantinesOn(Class<? extends Throwable> exception) {
        quarantining.add(exception);
        return this;
    }

    /**
     * The service's reader is open ({@code EntryCodec.ignoringAdditions()}): a field that a later minor version brings, in
     * an entry that says that version, is left out and the message handled. Without this it belongs in quarantine. A retired
     * name and a slip of a known one belong there always, and so does an unknown name of a writer that keeps this version, an
     * earlier one, or says none.
     */
    public ConsumerContract<T> ignoringAdditions() {
        this.open = true;
        return this;
    }

    /**
     * The service's reader refuses what opens and is older than the bound ({@code EntryCodec.refusingOlderThan}), by the clock
     * that the test gives the service: such entries belong in quarantine. Most entries are of 2026-01-21T04:10:00Z.
     *
     * @throws IllegalArgumentException when the bound is not positive, or the event has no such messages
     */
    public ConsumerContract<T> refusingOlderThan(Duration bound, Clock clock) {
        this.reader = codec -> codec.refusingOlderThan(bound, clock);
        return this;
    }

    /**
     * What must be there after every message that was handled, and only once after one that came again: an order, a position,
     * a message. Take the effect away when asserting it, so that the effect of the message before cannot stand for this one's.
     * At the end it is asked once more, about messages that were not delivered: it must be red for one of them at least.
     */
    public ConsumerContract<T> then(BiConsumer<T, Delivery> assertions) {
        this.effect = Effect.asserted(assertions);
        return this;
    }

    /**
     * Handling has no effect that a test could see; the reason stands in the test's report.
     *
     * @throws IllegalArgumentException when no reason is given
     */
    public ConsumerContract<T> withoutEffect(String because) {
        this.effect = Effect.none(because);
        return this;
    }

    /**
     * Delivers everything, and gives one test for every delivery that went well and one for every kind of mistake, each with a
     * sentence for a name.
     */
    public Stream<DynamicTest> tests() {
        return Check.tests(checks());
    }

    /** Everything that the tests would fail for; none when the contract is kept. */
    public List<Finding> findings() {
        return Check.findings(checks());
    }

    List<Check> checks() {
        var codec = reader.apply(EntryCodec.of(type));
        return new ConsumerChecks<>(type, codec, new Consumption(handler, Set.copyOf(quarantining)), effect, open)
                .all();
    }
}

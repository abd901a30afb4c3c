package io.tradeschema.contract;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
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
 *             .then((intent, delivery) -> assertThat(orders.last().symbol()).isEqualTo(intent.symbol()))
 *             .tests();
 * }
 * }</pre>
 *
 * <p>Mutable, for one test.
 *
 * @param <T> the event
 */
public final class ConsumerContract<T> {

    private final EventType<T> type;
    private final Set<Class<? extends Throwable>> quarantining = new LinkedHashSet<>();
    private MessageHandler handler = delivery -> Handling.PASSED_OVER;
    private BiConsumer<T, Delivery> aftermath = (event, delivery) -> {};
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

    /** The service's own assertions, after every message that was handled; also after one that came again. */
    public ConsumerContract<T> then(BiConsumer<T, Delivery> assertions) {
        this.aftermath = assertions;
        return this;
    }

    /** One test for every delivery, each with a sentence for a name. */
    public Stream<DynamicTest> tests() {
        return Check.tests(checks());
    }

    /** Everything that the tests would fail for; none when the contract is kept. */
    public List<Finding> findings() {
        return Check.findings(checks());
    }

    private List<Check> checks() {
        return new ConsumerChecks<>(type, new Consumption(handler, Set.copyOf(quarantining)), aftermath, open).all();
    }
}

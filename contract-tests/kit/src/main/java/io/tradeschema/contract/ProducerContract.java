package io.tradeschema.contract;

import io.tradeschema.json.EventCodec;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.FindingsException;
import io.tradeschema.model.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The contract test of a service that publishes an event. It collects what the service would publish, holds every
 * message against the contract, and demands every kind of message that the service can send:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> what_the_governor_publishes() {
 *     return ProducerContract.of(TradeIntent.TYPE)
 *             .writing("source", "reduce_only")
 *             .doesNotProduce("action is BUY", "the governor only closes")
 *             .running("a breach", bus -> new Governor(bus::entry).onBreach(breach))
 *             .tests();
 * }
 * }</pre>
 *
 * <p>Mutable, for one test.
 *
 * @param <T> the event
 */
public final class ProducerContract<T> {

    private final EventType<T> type;
    private final ProducedReader<T> reader;
    private final List<Produced> messages = new ArrayList<>();
    private final Map<String, String> excuses = new LinkedHashMap<>();
    private Set<String> writing;

    private ProducerContract(EventType<T> type) {
        this.type = type;
        this.reader = new ProducedReader<>(type);
        this.writing = Scenario.optional(type.shape());
    }

    /** A contract test that has no messages yet and so fails. */
    @CheckReturnValue
    public static <T> ProducerContract<T> of(EventType<T> type) {
        return new ProducerContract<>(type);
    }

    /**
     * The optional fields that this service writes, if not all of them: only these are asked for, and no other may appear.
     *
     * @throws IllegalArgumentException when the event has no such optional field
     */
    public ProducerContract<T> writing(String... optionalFields) {
        var known = Scenario.optional(type.shape());
        for (var name : optionalFields) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(type + " has no optional field \"" + name + "\"");
            }
        }
        this.writing = Set.of(optionalFields);
        return this;
    }

    /** Excuses the service from one kind of message, by the name that its failing test has. */
    public ProducerContract<T> doesNotProduce(String scenario, String because) {
        excuses.put(scenario, because);
        return this;
    }

    /** An event that the service would publish. */
    public ProducerContract<T> produces(String label, T event) {
        return add(label, type.check(event));
    }

    /** A map that the service would write as JSON. */
    public ProducerContract<T> producesMap(String label, Map<?, ?> message) {
        return add(label, EventCodec.of(type).decode(message));
    }

    /** JSON that the service would publish. */
    public ProducerContract<T> producesJson(String label, String json) {
        return add(label, EventCodec.of(type).decode(json));
    }

    /** JSON that the service would publish, in UTF-8. */
    public ProducerContract<T> producesJson(String label, byte[] json) {
        return add(label, EventCodec.of(type).decode(json));
    }

    /** An entry that the service would add to that stream. */
    public ProducerContract<T> producesEntry(String label, String stream, Map<?, ?> fields) {
        messages.add(reader.entry(label, stream, fields));
        return this;
    }

    /**
     * What the service publishes while its own code runs. A message that it could not even build, since the contract refused
     * it, counts with its findings; any other exception of the service's leaves this method.
     */
    public ProducerContract<T> running(String label, Consumer<CapturingPublisher<T>> service) {
        try {
            service.accept(new Capture<>(this, label));
        } catch (FindingsException e) {
            messages.add(new Produced(label + ", a message that it could not build", e.findings(), Map.of()));
        }
        return this;
    }

    private ProducerContract<T> add(String label, Outcome<T> outcome) {
        messages.add(reader.message(label, outcome));
        return this;
    }

    /**
     * One test for every message and every kind of message that is as it should be, and one for every kind of mistake, each with
     * a sentence for a name.
     */
    @CheckReturnValue
    public Stream<DynamicTest> tests() {
        return Check.tests(checks());
    }

    /** Everything that the tests would fail for; none when the contract is kept. */
    @CheckReturnValue
    public List<Finding> findings() {
        return Check.findings(checks());
    }

    List<Check> checks() {
        return new ProducerChecks(type, List.copyOf(messages), writing, excuses).all();
    }
}

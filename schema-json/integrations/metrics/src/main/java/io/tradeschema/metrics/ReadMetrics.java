package io.tradeschema.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.ReadListener;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Rule;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Counts what codecs read, in every registry that it is bound to: how many messages were accepted, how many refused and by
 * which rule, when the last was accepted, and how long reading takes. What is read before the first binding is not counted.
 *
 * <pre>{@code
 * var metrics = ReadMetrics.of(TradeIntent.TYPE);
 * metrics.bindTo(registry);
 * var codec = EntryCodec.of(TradeIntent.TYPE).listening(metrics);
 * }</pre>
 *
 * <p>The meters of the contracts that are named are there from the start, at zero: a counter that comes to be with its first
 * refusal has no increase that an alert could see. Labels are names of events and of rules, which both are listed in code, so
 * their number has a bound: two meters, one timer and about forty counters for each event. Safe for all threads.
 *
 * @see EntryCodec#listening
 */
public final class ReadMetrics implements ReadListener, MeterBinder {

    private final List<Contract<?>> contracts;
    private final CopyOnWriteArrayList<RegisteredMeters> bound = new CopyOnWriteArrayList<>();

    private ReadMetrics(List<Contract<?>> contracts) {
        this.contracts = contracts;
    }

    /** Counts for these contracts from the start, and for others from their first message on. */
    public static ReadMetrics of(Contract<?>... contracts) {
        return new ReadMetrics(List.of(contracts));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var meters = new RegisteredMeters(registry);
        contracts.forEach(meters::of);
        bound.add(meters);
    }

    @Override
    public void accepted(Contract<?> type, long nanos) {
        bound.forEach(meters -> meters.of(type).accepted(nanos));
    }

    @Override
    public void refused(Contract<?> type, Rule rule, long nanos) {
        bound.forEach(meters -> meters.of(type).refused(rule, nanos));
    }
}

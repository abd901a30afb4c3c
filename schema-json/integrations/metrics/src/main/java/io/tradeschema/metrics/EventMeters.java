package io.tradeschema.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tradeschema.json.EnvelopeRule;
import io.tradeschema.json.ReadFigure;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The meters of one event in one registry. */
final class EventMeters {

    private static final String EVENT = "event";
    private static final String RULE = "rule";
    private static final String SECONDS = "seconds";

    private final MeterRegistry registry;
    private final String event;
    private final Counter accepted;
    private final Map<Rule, Counter> refused = new ConcurrentHashMap<>();
    /** In milliseconds of Unix time; the gauge holds it. */
    private final AtomicLong lastAccepted = new AtomicLong();

    private final Timer decoding;

    EventMeters(MeterRegistry registry, String event) {
        this.registry = registry;
        this.event = event;
        this.accepted = Counter.builder(name(ReadFigure.ACCEPTED))
                .description(ReadFigure.ACCEPTED.doc())
                .tag(EVENT, event)
                .register(registry);
        this.decoding = Timer.builder(name(ReadFigure.DECODE_SECONDS))
                .description(ReadFigure.DECODE_SECONDS.doc())
                .tag(EVENT, event)
                .register(registry);
        Gauge.builder(name(ReadFigure.LAST_ACCEPTED), lastAccepted, millis -> millis.get() / 1000.0)
                .description(ReadFigure.LAST_ACCEPTED.doc())
                .baseUnit(SECONDS)
                .strongReference(true)
                .tag(EVENT, event)
                .register(registry);
        refusals().forEach(this::counter);
    }

    /** In Micrometer's way: dots, and the unit not in the name, because each registry adds it in a way of its own. */
    private static String name(ReadFigure figure) {
        var words = figure.wire().toLowerCase(Locale.ROOT).replace('_', '.');
        return "tradeschema." + (words.endsWith("." + SECONDS) ? words.substring(0, words.lastIndexOf('.')) : words);
    }

    /** The rules of the codecs that can refuse a message. */
    private static Stream<Rule> refusals() {
        return Stream.<Rule>concat(Arrays.stream(MessageRule.values()), Arrays.stream(EnvelopeRule.values()))
                .filter(rule -> rule.severity() == Severity.ERROR);
    }

    private Counter counter(Rule rule) {
        return refused.computeIfAbsent(
                rule,
                one -> Counter.builder(name(ReadFigure.REFUSED))
                        .description(ReadFigure.REFUSED.doc())
                        .tag(EVENT, event)
                        .tag(RULE, one.name())
                        .register(registry));
    }

    void accepted(long nanos) {
        accepted.increment();
        lastAccepted.set(registry.config().clock().wallTime());
        decoding.record(nanos, TimeUnit.NANOSECONDS);
    }

    void refused(Rule rule, long nanos) {
        counter(rule).increment();
        decoding.record(nanos, TimeUnit.NANOSECONDS);
    }
}

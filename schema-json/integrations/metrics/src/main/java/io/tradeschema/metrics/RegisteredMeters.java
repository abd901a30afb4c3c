package io.tradeschema.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradeschema.model.Contract;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of one registry, by event. */
final class RegisteredMeters {

    private final MeterRegistry registry;
    private final Map<String, EventMeters> byEvent = new ConcurrentHashMap<>();

    RegisteredMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    EventMeters of(Contract<?> type) {
        var known = byEvent.get(type.name());
        return known != null ? known : byEvent.computeIfAbsent(type.name(), name -> new EventMeters(registry, name));
    }
}

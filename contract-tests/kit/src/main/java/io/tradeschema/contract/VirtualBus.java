package io.tradeschema.contract;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.Input;
import io.tradeschema.watch.Watching;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A bus whose time goes on only when the test says so. */
public final class VirtualBus {

    private final Watching watching;
    private final List<Alarm> alarms = new ArrayList<>();
    private Instant now;
    private long number;

    VirtualBus(Contracts contracts, List<Expectation> expectations, Instant start) {
        this.now = start;
        this.watching = Watching.of(contracts, expectations, Watching.Start.at(start.toEpochMilli()));
    }

    /** The clock of the bus, for the service: it shows the time of the bus whenever it is asked. */
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(now, zone);
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** So much time passes. */
    public void passes(Duration time) {
        Objects.requireNonNull(time, "the time is null: hand in a Duration");
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + time);
        }
        now = now.plus(time);
    }

    /** So much time passes, such as {@code 14m}. */
    public void passes(String time) {
        passes(TimeSpan.of(time));
    }

    /** The service writes an event. */
    public <T extends Record & Event> void publish(T event) {
        Objects.requireNonNull(event, "the event is null: hand in an event");
        Events.all().types().stream()
                .filter(one -> one.javaType().equals(event.getClass()))
                .forEach(type -> arrives(type, event));
    }

    void arrives(EventType<?> type, Object event) {
        alarms.addAll(watching.step(
                new Input.Entry(type.name(), now.toEpochMilli(), number++, Optional.of(wire(type, event)), "")));
    }

    /** All the time passes in which an answer could come; the alarms that the whole of it gave. */
    List<Alarm> ends() {
        var end = now.plus(Expectations.GIVEN_UP).minusMillis(1);
        alarms.addAll(watching.step(new Input.Tick(end.toEpochMilli())));
        return alarms.stream()
                .filter(alarm -> alarm.kind() == Alarm.Kind.OPENED)
                .toList();
    }

    static <T> Map<String, Object> wire(EventType<T> type, Object event) {
        return type.shape().wire(type.javaType().cast(event));
    }
}

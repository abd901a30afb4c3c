package io.tradeschema.contract;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.watch.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds a service to the answers that its contract expects in time, by the engine that judges the live bus, with a clock that
 * goes on only when the test says so.
 *
 * <pre>{@code
 * given(close).expects(TradeClosed.TYPE).within("15m").from(bus -> {
 *     var executor = new Executor(bus.clock(), bus::publish);
 *     executor.onIntent(close);
 *     bus.passes("14m");
 *     executor.tick();
 * });
 * }</pre>
 */
@CheckReturnValue
public final class AnswerContract {

    private static final Instant START = Instant.parse("2026-01-21T00:00:00Z");

    private final EventType<?> type;
    private final Object question;
    private final Optional<EventType<?>> answer;
    private final Optional<String> within;

    private AnswerContract(EventType<?> type, Object question, Optional<EventType<?>> answer, Optional<String> within) {
        this.type = type;
        this.question = question;
        this.answer = answer;
        this.within = within;
    }

    /**
     * A message that asks for an answer.
     *
     * @throws IllegalArgumentException when its record is no event that is declared
     */
    public static <T extends Record & Event> AnswerContract given(T question) {
        Objects.requireNonNull(question, "the message is null: hand in an event");
        var type = Events.all().types().stream()
                .filter(one -> one.javaType().equals(question.getClass()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(question.getClass().getSimpleName()
                                + " is no declared event; add it to META-INF/services/io.tradeschema.model.Event"));
        return new AnswerContract(type, question, Optional.empty(), Optional.empty());
    }

    /** The event that answers. */
    public AnswerContract expects(EventType<?> event) {
        Objects.requireNonNull(event, "the event is null: hand in its TYPE");
        return new AnswerContract(type, question, Optional.of(event), within);
    }

    /**
     * Within this time, such as {@code 5m}; without it, within the declared one, than which it is no longer.
     *
     * @throws IllegalArgumentException when it is no time, or one after which nobody waits any more
     */
    public AnswerContract within(String time) {
        if (TimeSpan.of(time).compareTo(Expectations.GIVEN_UP) >= 0) {
            throw new IllegalArgumentException("within " + time + " nothing could be late: after "
                    + TimeSpan.text(Expectations.GIVEN_UP) + " nobody waits any more; write a shorter time");
        }
        return new AnswerContract(type, question, answer, Optional.of(TimeSpan.text(TimeSpan.of(time))));
    }

    /** Within this time; without it, within the declared one. */
    public AnswerContract within(Duration time) {
        Objects.requireNonNull(time, "the time is null: hand in a Duration");
        return within(TimeSpan.text(time));
    }

    /**
     * Runs the service, and then lets the time pass that is left.
     *
     * @param service what the service does from the moment on at which the message arrived
     * @throws AssertionError when the answer does not come in time
     * @throws IllegalArgumentException when nothing that is declared expects such an answer to this message, or in less time
     */
    public void from(Consumer<VirtualBus> service) {
        Objects.requireNonNull(service, "the service is null: hand in what it does");
        var bus = new VirtualBus(Contracts.declared(), expectations(), START);
        bus.arrives(type, question);
        service.accept(bus);
        var alarms = bus.ends();
        if (!alarms.isEmpty()) {
            throw new AssertionError(
                    String.join("\n", alarms.stream().map(Alarm::toString).toList()));
        }
    }

    private List<Expectation> expectations() {
        var event = answer.orElseThrow(
                () -> new IllegalArgumentException("it is not said what answers; write .expects(TradeClosed.TYPE)"));
        var asking = type.expectations().stream()
                .filter(Answer.class::isInstance)
                .map(Answer.class::cast)
                .filter(one -> one.by().stream().anyMatch(by -> by.event().equals(event.name())))
                .toList();
        if (asking.isEmpty()) {
            throw new IllegalArgumentException(type.name() + " declares no answer by " + event.name() + "; declare it: "
                    + type.name() + " .expects(answer(…).by(\"" + event.name() + "\")…)");
        }
        var meant = asking.stream().filter(one -> one.when().holds(wire())).toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException("this " + type.name() + " asks for no answer: that does one with "
                    + asking.get(0).when());
        }
        for (var one : meant) {
            refuseLonger(one);
        }
        return meant.stream()
                .<Expectation>map(one -> within.map(one::within).orElse(one))
                .toList();
    }

    /** A service that answers later than it is declared is late, whatever a test allows it. */
    private void refuseLonger(Answer declared) {
        var longer = within.map(TimeSpan::of).filter(time -> time.compareTo(declared.within()) > 0);
        if (longer.isPresent()) {
            throw new IllegalArgumentException("within " + TimeSpan.text(longer.get()) + " is longer than the "
                    + TimeSpan.text(declared.within()) + " that " + declared.name()
                    + " declares, after which an answer is late; write a shorter time, or none");
        }
    }

    private java.util.Map<String, Object> wire() {
        return VirtualBus.wire(type, question);
    }
}

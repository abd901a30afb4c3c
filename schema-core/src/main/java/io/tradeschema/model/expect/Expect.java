package io.tradeschema.model.expect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The words in which a handle declares what it expects: {@code answer("exit-answered").when(is("action",
 * "CLOSE")).by("trade.closed").on("close_intent_id", "intent_id").within("15m")}.
 */
public final class Expect {

    private Expect() {}

    /** An answer; say {@code when}, {@code by}, {@code on} and {@code within}. */
    public static Answer answer(String name) {
        return Answer.named(name);
    }

    /** A rhythm; say {@code every}. */
    public static Rhythm rhythm(String name) {
        return Rhythm.named(name);
    }

    /** Healthy messages; say {@code refused} or {@code same}. */
    public static Health health(String name) {
        return Health.named(name);
    }

    /** A group of readers that keeps up: acknowledges within 30 s, at most 5 deliveries, unless it is said otherwise. */
    public static Readers readers(String name, String group) {
        return Readers.named(name, group);
    }

    /** The pulse of a service; say {@code every}. */
    public static Pulse pulse(String name, String service) {
        return Pulse.named(name).about(service);
    }

    /** Messages whose field has this value. */
    public static When is(String field, String value) {
        return new When(List.of(Map.of(field, value)));
    }

    /** Messages whose flag has this value. */
    public static When is(String field, boolean value) {
        return is(field, Boolean.toString(value));
    }

    /** Messages for which one of these holds. */
    public static When any(When... alternatives) {
        return Arrays.stream(alternatives).reduce(When.NONE, When::or);
    }
}

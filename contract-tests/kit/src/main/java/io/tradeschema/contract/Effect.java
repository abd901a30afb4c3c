package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What handling a message means to the service under test.
 *
 * @param sentence what the test's report says of it; empty when nothing was said
 * @param asserted what must hold after every handled message; nothing when there is no effect, or none was said
 */
record Effect<T>(Optional<String> sentence, Optional<BiConsumer<T, Delivery>> asserted) {

    static <T> Effect<T> notSaid() {
        return new Effect<>(Optional.empty(), Optional.empty());
    }

    static <T> Effect<T> asserted(BiConsumer<T, Delivery> assertions) {
        return new Effect<>(Optional.of("says what handling means"), Optional.of(assertions));
    }

    static <T> Effect<T> none(String because) {
        if (because.isBlank()) {
            throw new IllegalArgumentException("say why handling has no effect: withoutEffect(\"it only counts\")");
        }
        return new Effect<>(Optional.of("handling has no effect: " + because), Optional.empty());
    }

    /** Asserts it; nothing is asked where there is none. */
    void demand(T event, Delivery delivery) {
        asserted.ifPresent(assertions -> assertions.accept(event, delivery));
    }

    /** Whether it was said. */
    Check check(String subject) {
        return new Check(
                sentence.orElse("says what handling means"),
                () -> sentence.isPresent() ? List.of() : List.of(notSaid(subject)));
    }

    private static Finding notSaid(String subject) {
        return Finding.of(
                KitRule.EFFECT_NOT_SAID,
                subject,
                Where.path(""),
                "the test does not say what handling means",
                "assert the effect with then(...), or name the reason why there is none: withoutEffect(\"...\")");
    }
}

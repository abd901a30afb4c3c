package io.tradeschema.contract;

import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Where;
import java.util.List;

/** Events that were made by their constructors, which check less than builders do. */
final class Unchecked {

    private Unchecked() {}

    static <T> Outcome<T> outcome(EventType<T> type, Event event) {
        return type.javaType().isInstance(event)
                ? type.check(type.javaType().cast(event))
                : new Outcome.Refused<>(List.of(Finding.of(
                                MessageRule.WRONG_TYPE,
                                type.toString(),
                                Where.path("$"),
                                "not a " + type.javaType().getSimpleName(),
                                "hand in the event that is asked about")
                        .showing("a " + event.getClass().getSimpleName())));
    }
}

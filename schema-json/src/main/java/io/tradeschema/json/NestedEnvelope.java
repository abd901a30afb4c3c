package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Where;
import java.util.List;
import java.util.Set;

/** An envelope that stands where the event itself should: one mistake, and one finding in place of one for every field. */
final class NestedEnvelope {

    private static final Where PAYLOAD = place(EnvelopeField.PAYLOAD.wire());

    /** What an envelope says its event is: by its own field, or in the form of captured lines. */
    private static final Set<Where> NAMES = Set.of(place(EnvelopeField.EVENT_TYPE.wire()), place("event"));

    private NestedEnvelope() {}

    private static Where place(String name) {
        return Where.path("$." + name);
    }

    /** The outcome, or one finding when what was read is an envelope with a payload of its own. */
    static <T> Outcome<T> told(Outcome<T> outcome, Contract<T> type) {
        if (outcome.accepted() || !isUnknown(outcome, Set.of(PAYLOAD)) || !isUnknown(outcome, NAMES)) {
            return outcome;
        }
        return new Outcome.Refused<>(List.of(Finding.of(
                MessageRule.UNKNOWN_FIELD,
                type.toString(),
                PAYLOAD,
                "the whole envelope stands where the event's own fields should",
                "publish what stands inside its \"" + EnvelopeField.PAYLOAD.wire() + "\" as the payload, once")));
    }

    private static boolean isUnknown(Outcome<?> outcome, Set<Where> places) {
        return outcome.findings().stream()
                .anyMatch(finding -> finding.rule() == MessageRule.UNKNOWN_FIELD && places.contains(finding.where()));
    }
}

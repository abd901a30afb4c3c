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

    private static final String PAYLOAD = path(EnvelopeField.PAYLOAD.wire());
    private static final Set<String> PAYLOADS = Set.of(PAYLOAD);

    /** What an envelope says its event is: by its own field, or in the form of captured lines. */
    private static final Set<String> NAMES = Set.of(path(EnvelopeField.EVENT_TYPE.wire()), path("event"));

    private NestedEnvelope() {}

    private static String path(String name) {
        return "$." + name;
    }

    /** The outcome, or one finding when what was read is an envelope with a payload of its own. */
    static <T> Outcome<T> told(Outcome<T> outcome, Contract<T> type) {
        if (outcome.accepted() || !isUnknown(outcome, PAYLOADS) || !isUnknown(outcome, NAMES)) {
            return outcome;
        }
        return new Outcome.Refused<>(List.of(Finding.of(
                MessageRule.UNKNOWN_FIELD,
                type.toString(),
                Where.path(PAYLOAD),
                "the whole envelope stands where the event's own fields should",
                "publish what stands inside its \"" + EnvelopeField.PAYLOAD.wire() + "\" as the payload, once")));
    }

    private static boolean isUnknown(Outcome<?> outcome, Set<String> paths) {
        for (var finding : outcome.findings()) {
            if (finding.rule() == MessageRule.UNKNOWN_FIELD
                    && paths.contains(finding.where().path())) {
                return true;
            }
        }
        return false;
    }
}

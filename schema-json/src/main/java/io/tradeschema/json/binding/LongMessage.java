package io.tradeschema.json.binding;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;

/** The finding about a message that is longer than the limit. */
public final class LongMessage {

    private LongMessage() {}

    /** The finding, about the given event. */
    public static Finding finding(Contract<?> type, Limits limits) {
        return Finding.of(
                MessageRule.LIMIT_LENGTH,
                type.toString(),
                Where.path("$"),
                "longer than " + limits.bytes() + " bytes",
                "publish less, or raise the limit where it is read");
    }
}

package io.tradeschema.json.binding;

import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;

/** The finding about a message without content. */
public final class EmptyMessage {

    private EmptyMessage() {}

    /** The finding, about the given event. */
    public static Finding finding(String subject) {
        return Finding.of(
                MessageRule.EMPTY_MESSAGE, subject, Where.path("$"), "nothing there", "publish a whole JSON object");
    }

    static Unreadable unreadable(String subject) {
        return new Unreadable(finding(subject));
    }
}

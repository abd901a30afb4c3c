package io.tradeschema.model;

import java.util.function.Predicate;

/**
 * What is said of a name that a reader does not know, in a message whose writer keeps a later version. It is judged by every
 * version that is known here: a retired name or a slip is a mistake in any of them, and a field that every reader must
 * understand is passed over by none. What is left is an addition.
 */
final class LaterStray {

    private final Shape<?> published;
    private final Predicate<String> present;
    private final LaterWriter writer;

    LaterStray(Shape<?> shape, Predicate<String> present, LaterWriter writer) {
        this.published = shape.published();
        this.present = present;
        this.writer = writer;
    }

    void tell(Draft.Stray stray, Problems problems) {
        var name = stray.name();
        var field = published.field(name);
        if (published.retired(name).isPresent()) {
            StrayCheck.add(
                    MessageRule.RETIRED_FIELD,
                    Excerpt.quoted(name) + " is retired",
                    stray.raw(),
                    usual(stray),
                    problems);
        } else if (field.isPresent() && field.get().mustUnderstand()) {
            refuse(
                    stray,
                    "no reader may pass over it: upgrade the reader to "
                            + field.get().since() + " or later",
                    problems);
        } else if (!stray.isText()
                || field.isEmpty()
                        && published.known().slip(Suggestion.Name.of(name)).isPresent()) {
            refuse(stray, usual(stray), problems);
        } else if (writer.open()) {
            problems.add(MessageRule.ADDITION_NOT_READ, "not read", writer.whereItMatters());
        } else {
            refuse(stray, writer.openOrUpgrade(), problems);
        }
    }

    private static void refuse(Draft.Stray stray, String fix, Problems problems) {
        StrayCheck.add(MessageRule.UNKNOWN_FIELD, "no such field", stray.raw(), fix, problems);
    }

    private String usual(Draft.Stray stray) {
        return Advice.on(published, stray.name(), Advice.Use.SEND, present, stray.raw());
    }
}

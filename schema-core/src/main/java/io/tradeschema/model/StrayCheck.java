package io.tradeschema.model;

import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Refuses names that a shape does not have, and names the right one: retired names first, then the nearest. */
final class StrayCheck {

    private final Shape<?> shape;
    private final String subject;
    /** Whether a field of that name was given. */
    private final Predicate<String> present;

    private final LimitCheck limits;

    StrayCheck(Shape<?> shape, String subject, Predicate<String> present, LimitCheck limits) {
        this.shape = shape;
        this.subject = subject;
        this.present = present;
        this.limits = limits;
    }

    void check(Collection<Draft.Stray> strays, Problems problems) {
        for (var stray : strays) {
            problems.enter(stray.name());
            refuse(stray, problems);
            problems.leave();
        }
    }

    private void refuse(Draft.Stray stray, Problems problems) {
        var name = stray.name();
        if (limits.refusesName(name, problems)) {
            return;
        }
        var later = problems.later();
        if (later.isPresent()) {
            new LaterStray(shape, present, later.get()).tell(stray, problems);
        } else if (shape.retired(name).isPresent()) {
            add(MessageRule.RETIRED_FIELD, Excerpt.quoted(name) + " is retired", stray.raw(), fix(stray), problems);
        } else {
            add(MessageRule.UNKNOWN_FIELD, "no such field", stray.raw(), fix(stray), problems);
        }
    }

    static void add(MessageRule rule, String what, @Nullable Object raw, String fix, Problems problems) {
        if (raw == null) {
            problems.add(rule, what, fix);
        } else if (raw instanceof String text) {
            problems.add(rule, what, problems.quoted(Raw.TEXT, text, ""), fix);
        } else {
            problems.add(rule, what, Raw.describe(raw), fix);
        }
    }

    private String fix(Draft.Stray stray) {
        return Advice.on(shape, stray.name(), Advice.Use.SEND, present, stray.raw());
    }
}

package io.tradeschema.model;

import java.util.Collection;
import java.util.Optional;
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
        var retired = shape.retired(name);
        if (limits.refusesName(name, problems)) {
            return;
        }
        if (retired.isPresent()) {
            add(
                    MessageRule.RETIRED_FIELD,
                    quoted(name) + " is retired",
                    stray.raw(),
                    fix(retired.get(), stray.raw()),
                    problems);
        } else {
            add(MessageRule.UNKNOWN_FIELD, "no such field", stray.raw(), fixUnknown(stray), problems);
        }
    }

    private static void add(MessageRule rule, String what, @Nullable Object raw, String fix, Problems problems) {
        if (raw == null) {
            problems.add(rule, what, fix);
        } else {
            problems.add(rule, what, Raw.describe(raw), fix);
        }
    }

    private String fix(RetiredName retired, @Nullable Object raw) {
        if (retired.successor().isEmpty()) {
            return "leave it out: " + retired.because();
        }
        var successor = retired.successor().get();
        if (present.test(successor)) {
            return "leave it out: " + quoted(successor) + " is there already";
        }
        return "send " + quoted(successor) + value(successor, retired, raw).orElse("") + " instead"
                + choices(successor, retired);
    }

    /** The value that the successor takes, where it is beyond doubt. */
    private Optional<String> value(String successor, RetiredName retired, @Nullable Object raw) {
        if (!(raw instanceof String text)) {
            return Optional.empty();
        }
        var mapped = retired.values().getOrDefault(text, text);
        return shape.field(successor)
                .flatMap(field -> field.type().asChoice())
                .filter(choice -> choice.values().contains(mapped))
                .map(choice -> ": " + quoted(mapped));
    }

    private String choices(String successor, RetiredName retired) {
        var type = shape.field(successor).flatMap(field -> field.type().asChoice());
        if (type.isEmpty()) {
            return "";
        }
        var mapping = retired.values().entrySet().stream()
                .map(entry -> entry.getKey() + " becomes " + entry.getValue())
                .sorted()
                .toList();
        return ", " + type.get().expectation() + (mapping.isEmpty() ? "" : "; " + String.join(", ", mapping));
    }

    private String fixUnknown(Draft.Stray stray) {
        var later = shape.later(stray.name());
        if (later.isPresent()) {
            return "it came in " + later.get() + ": write the message for that version, or leave it out";
        }
        var near = shape.nearest(stray.name());
        if (near.isPresent()) {
            return present.test(near.get())
                    ? "leave it out: " + quoted(near.get()) + " is there already"
                    : "did you mean " + quoted(near.get()) + "?";
        }
        return shape.nearestRetired(stray.name())
                .map(retired -> fix(retired, stray.raw()))
                .orElse("leave it out, or add it to the contract first");
    }

    private static String quoted(String name) {
        return Excerpt.quoted(name);
    }
}

package io.tradeschema.json;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads old names as their successors, where the model declares one and nothing else claims its place. Two claims to one
 * field are left as they are, for the strict check to refuse: which of them is meant would be a guess.
 */
final class LegacyNames {

    private final Shape<?> shape;
    private final Set<String> ignored;
    private final Adaptations adaptations;

    LegacyNames(Shape<?> shape, Set<String> ignored, Adaptations adaptations) {
        this.shape = shape;
        this.ignored = ignored;
        this.adaptations = adaptations;
    }

    /** The same fields under their names of today. */
    Map<String, @Nullable Object> adapted(Map<String, @Nullable Object> old) {
        var adapted = new LinkedHashMap<String, @Nullable Object>();
        old.forEach((name, value) -> {
            var successor = successor(name, old);
            if (successor.isPresent()) {
                adapted.put(successor.get(), mapped(shape.retired(name).orElseThrow(), value, successor.get()));
            } else if (ignored.contains(name) && isUnknown(name)) {
                adaptations.add(LegacyRule.LEGACY_FIELD_IGNORED, name, "left out, as declared", "stop writing it");
            } else {
                adapted.put(name, value);
            }
        });
        return adapted;
    }

    private boolean isUnknown(String name) {
        return !shape.knows(name);
    }

    private Optional<String> successor(String name, Map<String, @Nullable Object> old) {
        return shape.retired(name)
                .flatMap(RetiredName::successor)
                .filter(successor -> !old.containsKey(successor)
                        && shape.retired().stream()
                                .filter(other -> other.successor().equals(Optional.of(successor)))
                                .noneMatch(other -> !other.name().equals(name) && old.containsKey(other.name())));
    }

    private @Nullable Object mapped(RetiredName retired, @Nullable Object value, String successor) {
        var mapped = value instanceof String text ? retired.values().getOrDefault(text, text) : value;
        var with = mapped instanceof String text && !text.equals(value) ? ": " + Excerpt.quoted(text) : "";
        adaptations.add(
                LegacyRule.LEGACY_NAME,
                retired.name(),
                "an old name, read as " + Excerpt.quoted(successor) + with,
                "write " + Excerpt.quoted(successor) + with);
        return mapped;
    }
}

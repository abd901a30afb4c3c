package io.tradeschema.scan.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may stand in a field at run time.
 *
 * @param kinds every kind the value may have; a literal's kind is among them
 * @param literals the literal values it may have: text, numbers, flags
 * @param origin the last name in the expression that gives the value, such as {@code tp_pct}; empty when none
 * @param complete whether the literals are all that can stand there
 * @param object the shape of the object it may be
 * @param orNothing whether the type of what stands there says that it may be absent
 * @param elements what may stand in it where it may be a list, each named by its place
 * @param counts how many elements it has, for each list that is written down there as a whole
 */
public record FieldValue(
        Set<ValueKind> kinds,
        List<Object> literals,
        boolean complete,
        String origin,
        Optional<ObjectFacts> object,
        boolean orNothing,
        List<WrittenField> elements,
        Set<Integer> counts) {

    private static final int MOST_ELEMENTS = 32;

    /** A value of which no type says that it may be absent, and no elements are known. */
    public FieldValue(
            Set<ValueKind> kinds,
            List<Object> literals,
            boolean complete,
            String origin,
            Optional<ObjectFacts> object) {
        this(kinds, literals, complete, origin, object, false, List.of(), Set.of());
    }

    /** Nothing is known. */
    public static final FieldValue UNKNOWN =
            new FieldValue(Set.of(ValueKind.UNKNOWN), List.of(), false, "", Optional.empty());

    /** This value or the other. */
    FieldValue or(FieldValue other) {
        var kinds = new LinkedHashSet<>(this.kinds);
        kinds.addAll(other.kinds);
        var literals = new ArrayList<>(this.literals);
        var counts = new LinkedHashSet<>(this.counts);
        counts.addAll(other.counts);
        other.literals.stream().filter(literal -> !literals.contains(literal)).forEach(literals::add);
        return new FieldValue(
                kinds,
                literals,
                complete && other.complete,
                origin.isEmpty() ? other.origin : origin,
                object.isPresent() && other.object.isPresent()
                        ? Optional.of(object.get().or(other.object.get()))
                        : object.or(() -> other.object),
                orNothing || other.orNothing,
                Stream.concat(elements.stream(), other.elements.stream())
                        .distinct()
                        .limit(MOST_ELEMENTS)
                        .toList(),
                counts);
    }

    /** Whether the value has this one kind for certain. */
    public boolean surely(ValueKind kind) {
        return kinds.size() == 1 && kinds.contains(kind);
    }
}

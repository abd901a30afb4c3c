package io.tradeschema.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of lists: elements of one type in an order, none of them null, and never more than it says. A list does not stand
 * in a list directly; an object in a list may have one. Its values cannot be changed.
 *
 * @param <E> the class of the elements
 */
public final class ListType<E> extends ValueType<List<E>> {

    /** The greatest number of elements where a declaration names none. */
    public static final int USUAL_MOST = 64;

    /** The greatest number that a declaration may name: a message within the standard limits carries no more. */
    public static final int MOST_OF_ALL = 500;

    private final ValueType<E> items;
    private final int least;
    private final int most;

    ListType(ValueType<E> items) {
        this(items, 0, USUAL_MOST);
    }

    private ListType(ValueType<E> items, int least, int most) {
        super(listClass(), prose(items));
        if (items.asList().isPresent()) {
            throw new IllegalArgumentException(
                    "a list of lists says nothing of what stands in it: make the inner list a field of an object");
        }
        if (least < 0 || most < 1 || least > most || most > MOST_OF_ALL) {
            throw new IllegalArgumentException("a list has 0 to " + MOST_OF_ALL
                    + " elements, the least number of them no greater than the most, not " + least + " to " + most);
        }
        this.items = items;
        this.least = least;
        this.most = most;
    }

    @SuppressWarnings("unchecked")
    private static <E> Class<List<E>> listClass() {
        return (Class<List<E>>) (Class<?>) List.class;
    }

    private static Prose prose(ValueType<?> items) {
        var of = items.prose();
        return new Prose("list of " + of.name(), of.doc(), of.unit(), List.of());
    }

    /**
     * The same type with bounds on the number of elements.
     *
     * @throws IllegalArgumentException when there is no such list, or one of more than {@value #MOST_OF_ALL}
     */
    public ListType<E> count(int fewest, int greatest) {
        return new ListType<>(items, fewest, greatest);
    }

    /** The type of the elements. */
    public ValueType<E> items() {
        return items;
    }

    /** The least number of elements. */
    public int least() {
        return least;
    }

    /** The greatest number of elements. */
    public int most() {
        return most;
    }

    @Override
    public Object wire(List<E> value) {
        var wire = new ArrayList<Object>(value.size());
        value.forEach(element -> wire.add(items.wire(element)));
        return Collections.unmodifiableList(wire);
    }

    @Override
    @Nullable
    List<E> read(Object raw, Problems problems) {
        if (!(raw instanceof List<?> given)) {
            return refuseType(raw, problems);
        }
        if (given.size() < least || given.size() > most) {
            refuseCount(given.size(), problems);
        }
        if (given.size() > most) {
            return null;
        }
        var elements = elements(given, problems);
        return elements.size() >= least && elements.size() == given.size() ? List.copyOf(elements) : null;
    }

    private List<E> elements(List<?> given, Problems problems) {
        var elements = new ArrayList<E>(given.size());
        var limits = LimitCheck.of(problems.limits());
        for (var i = 0; i < given.size(); i++) {
            problems.enterElement(i);
            var element = element(given.get(i), limits, problems);
            problems.leave();
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private @Nullable E element(@Nullable Object raw, LimitCheck limits, Problems problems) {
        if (raw == null) {
            problems.add(MessageRule.NULL_FIELD, "an element is null", "leave it out, or write " + items.expectation());
            return null;
        }
        return limits.refuses(raw, problems) ? null : items.read(raw, problems);
    }

    private void refuseCount(int count, Problems problems) {
        problems.add(MessageRule.LIST_LENGTH, count == 1 ? "1 element" : count + " elements", "write " + expectation());
    }

    private String bounds() {
        if (least == most) {
            return "a list of " + most;
        }
        return least == 0 ? "a list of up to " + most : "a list of " + least + " to " + most;
    }

    @Override
    ValueType<List<E>> at(Version version, VersionLine line) {
        var earlier = items.at(version, line);
        return earlier == items ? this : new ListType<>(earlier, least, most);
    }

    @Override
    Version newest() {
        return items.newest();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.list(this);
    }

    @Override
    public ValueType<?> single() {
        return items;
    }

    @Override
    public Optional<ListType<?>> asList() {
        return Optional.of(this);
    }

    @Override
    Optional<String> slip(Object raw) {
        return raw instanceof String text && text.startsWith("[")
                ? Optional.of("write the list itself, encoded once")
                : Optional.empty();
    }

    @Override
    public String expectation() {
        return bounds() + ", each " + items.expectation();
    }
}

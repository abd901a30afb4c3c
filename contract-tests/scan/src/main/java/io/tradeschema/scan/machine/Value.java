package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a place may hold: one of a few things. Two values with equal contents are still two: a test of one tells nothing of the other. */
@SuppressWarnings("ReferenceEquality") // one value that is handed on is told from another that looks so
final class Value {

    private static final int MOST = 12;

    private final List<One> ones;
    /** What tests have left of it: a test that is asked again leaves the very same. */
    private final List<Value> rests = new ArrayList<>(0);

    private Value(List<One> ones) {
        this.ones = ones;
    }

    static Value of(One... ones) {
        return new Value(List.of(ones));
    }

    static Value none() {
        return new Value(List.of());
    }

    static Value lit(Object value, Place at) {
        return of(new One.Lit(value, at, false));
    }

    static Value nothing(Place at) {
        return lit(Nothing.NOTHING, at);
    }

    static Value kind(ValueKind kind) {
        return of(new One.Kind(kind));
    }

    static Value input(String name) {
        return of(new One.Input(name));
    }

    static Value lost(String reason) {
        return of(new One.Lost(reason));
    }

    static Value either(Iterable<Value> values) {
        Set<One> all = new LinkedHashSet<>();
        Value only = null;
        var count = 0;
        for (var value : values) {
            only = value;
            count++;
            all.addAll(value.ones);
        }
        if (count == 1 && only != null) {
            return only;
        }
        return ofAll(all);
    }

    static Value either(Value one, Value other) {
        return one == other ? one : either(List.of(one, other));
    }

    static Value ofAll(java.util.Collection<One> all) {
        if (all.size() <= MOST) {
            return new Value(List.copyOf(all));
        }
        var kept = new ArrayList<One>(all).subList(0, MOST);
        var rest = new ArrayList<>(kept);
        rest.add(new One.Lost("it may be more than " + MOST + " things"));
        return new Value(List.copyOf(rest));
    }

    List<One> ones() {
        return ones;
    }

    boolean isNone() {
        return ones.isEmpty();
    }

    Optional<One> only() {
        return ones.size() == 1 ? Optional.of(ones.get(0)) : Optional.empty();
    }

    Optional<String> onlyText() {
        return only().flatMap(One::text);
    }

    /** Every text that is written down among the things it may be. */
    List<String> texts() {
        return ones.stream().flatMap(one -> one.text().stream()).toList();
    }

    Value each(Function<One, Value> function) {
        if (ones.size() == 1) {
            return function.apply(ones.get(0));
        }
        return either(ones.stream().map(function).toList());
    }

    Value keep(Predicate<One> predicate) {
        var kept = ones.stream().filter(predicate).toList();
        return kept.size() == ones.size() ? this : new Value(kept);
    }

    /** What a test leaves of this: the very same for the same test, however often it is asked. */
    Value left(Value rest) {
        for (var known : rests) {
            if (known.sameAs(rest)) {
                return known;
            }
        }
        rests.add(rest);
        return rest;
    }

    boolean any(Predicate<One> predicate) {
        return ones.stream().anyMatch(predicate);
    }

    boolean all(Predicate<One> predicate) {
        return !ones.isEmpty() && ones.stream().allMatch(predicate);
    }

    boolean sameAs(Value other) {
        return this == other || ones.size() == other.ones.size() && ones.containsAll(other.ones); // few: no set is made
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Value value && sameAs(value);
    }

    @Override
    public int hashCode() {
        return new java.util.HashSet<>(ones).hashCode();
    }

    @Override
    public String toString() {
        return ones.toString();
    }
}

package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.library.Style;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class of the tree. */
@SuppressWarnings("ReferenceEquality") // code is the same where it is the very same
final class Klass {

    /** A field that is declared with a type, or with a library's field function. */
    record Field(
            String name,
            Place at,
            Optional<Code> type,
            Optional<Code> fallback,
            Scope scope,
            Map<String, Value> marks) {}

    private final Code.ClassDef code;
    private final Scope scope;
    private final Unit unit;
    private final List<One> bases;
    private final List<Klass> line;
    private final Map<String, Value> attributes = new LinkedHashMap<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Map<String, Value> settings = new LinkedHashMap<>();
    private final Map<String, One.Ref> memberObjects = new LinkedHashMap<>();
    private @Nullable Style style;
    private boolean onlyBase;
    private boolean complete;

    Klass(Code.ClassDef code, Scope scope, List<One> bases) {
        this.code = code;
        this.scope = scope;
        this.unit = scope.unit();
        this.bases = List.copyOf(bases);
        this.line = lineOf();
    }

    String name() {
        return code.name();
    }

    Code.ClassDef code() {
        return code;
    }

    Scope scope() {
        return scope;
    }

    /** Whether all its members were looked at. */
    boolean isComplete() {
        return complete;
    }

    void complete() {
        complete = true;
    }

    Unit unit() {
        return unit;
    }

    List<One> bases() {
        return bases;
    }

    /** Its own attributes and methods. */
    Map<String, Value> attributes() {
        return attributes;
    }

    /** Its own attribute of that name; nothing where it has none. */
    Value own(String name) {
        return attributes.getOrDefault(name, Value.none());
    }

    /** Its own fields. */
    Map<String, Field> fields() {
        return fields;
    }

    /** What is said of the class as a whole, such as that names that it does not know are refused. */
    Map<String, Value> settings() {
        return settings;
    }

    void style(Style found) {
        var before = style;
        if (before == null || !before.shape().equals(found.shape())) {
            style = found;
            return;
        }
        var words = new LinkedHashSet<>(before.words());
        words.addAll(found.words());
        style = new Style(found.shape(), Set.copyOf(words));
    }

    /** The objects behind the members of an enumeration, by the members' names. */
    Map<String, One.Ref> memberObjects() {
        return memberObjects;
    }

    /** Whether there are objects of classes below alone. */
    boolean isOnlyBase() {
        return onlyBase;
    }

    void onlyBase() {
        onlyBase = true;
    }

    /** How a library makes objects of the class; empty when nobody but the class itself does. */
    Optional<Style> style() {
        if (style != null) {
            return Optional.of(style);
        }
        for (var base : bases) {
            if (base instanceof One.Type type && type.klass().style().isPresent()) {
                return type.klass().style();
            }
        }
        return Optional.empty();
    }

    /** The class and its bases of the tree, nearest first. */
    List<Klass> line() {
        return line;
    }

    private List<Klass> lineOf() {
        Set<Klass> all = new LinkedHashSet<>();
        collect(all);
        return List.copyOf(all);
    }

    private void collect(Set<Klass> all) {
        if (all.size() < 30 && all.add(this)) {
            for (var base : bases) {
                if (base instanceof One.Type type) {
                    type.klass().collect(all);
                }
            }
        }
    }

    /** The bases that libraries define, by their full names. */
    List<String> outsideBases() {
        var found = new ArrayList<String>();
        for (var klass : line()) {
            for (var base : klass.bases) {
                if (base instanceof One.Outside outside) {
                    found.add(outside.path());
                }
            }
        }
        return found;
    }

    /** Whether every base is of the tree, or says nothing about what objects can do. */
    boolean fullyKnown(java.util.function.Predicate<String> plain) {
        return line().stream()
                .flatMap(klass -> klass.bases.stream())
                .allMatch(base ->
                        base instanceof One.Type || base instanceof One.Outside outside && plain.test(outside.path()));
    }

    /** The class of the line in which the function stands. */
    Klass defining(Code.Func function) {
        return line().stream()
                .filter(klass -> klass.attributes.values().stream()
                        .anyMatch(value -> value.any(one -> one instanceof One.Fn fn && fn.code() == function)))
                .findFirst()
                .orElse(this);
    }

    Optional<Value> attribute(String name) {
        for (var klass : line()) {
            var found = klass.attributes.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The attribute as the classes after that one in the line have it. */
    Optional<Value> attributeAfter(Klass first, String name) {
        var after = false;
        for (var klass : line()) {
            if (after && klass.attributes.containsKey(name)) {
                return Optional.of(klass.attributes.get(name));
            }
            after |= klass == first;
        }
        return Optional.empty();
    }

    Optional<Value> setting(String name) {
        for (var klass : line()) {
            var found = klass.settings.get(name);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** All fields, those of the bases first. */
    Map<String, Field> allFields() {
        var all = new LinkedHashMap<String, Field>();
        var line = new ArrayList<>(line());
        java.util.Collections.reverse(line);
        line.forEach(klass -> all.putAll(klass.fields));
        return all;
    }

    boolean isA(Klass other) {
        return line().contains(other);
    }

    @Override
    public String toString() {
        return "class " + name();
    }
}

package io.tradeschema.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a shape are declared, at its newest version: a record's header, or a list made by hand. It knows how
 * objects are put together and taken apart.
 */
abstract sealed class Header<T> permits RecordHeader, ListedHeader {

    static final Version FIRST = new Version(1, 0, 0);

    private final Class<T> javaType;
    private final String name;
    private final String doc;
    private final List<Field> fields;
    private final List<Retirement> retired;
    private final VersionLine line;

    Header(Class<T> javaType, String name, String doc, List<Field> fields, List<Retirement> retired) {
        this.javaType = javaType;
        this.name = name;
        this.doc = doc;
        this.fields = List.copyOf(fields);
        this.retired = List.copyOf(retired);
        this.line = VersionLine.of(javaType);
        new HeaderCheck(name, this.fields, line)
                .check(retired.stream().map(Retirement::name).toList());
    }

    /**
     * A retired name.
     *
     * @param beside the live name that it stands beside; without that field it is not known yet
     */
    record Retirement(RetiredName name, Optional<String> beside) {}

    final Class<T> javaType() {
        return javaType;
    }

    final String name() {
        return name;
    }

    final String doc() {
        return doc;
    }

    final List<Field> fields() {
        return fields;
    }

    final VersionLine line() {
        return line;
    }

    /** The retired names that stand beside the given live ones, by spelling. */
    final Map<String, RetiredName> retired(Set<String> liveNames) {
        var known = new LinkedHashMap<String, RetiredName>();
        retired.stream()
                .filter(retirement -> retirement.beside().stream().allMatch(liveNames::contains))
                .map(Retirement::name)
                .forEach(retiredName -> known.put(retiredName.name(), retiredName));
        return Collections.unmodifiableMap(known);
    }

    /** Constructor arguments with every optional component absent. */
    final Object[] blank() {
        var arguments = new Object[fields.size()];
        Arrays.fill(arguments, Optional.empty());
        return arguments;
    }

    /** Who declares it, for people: its class, or its name. */
    abstract String origin();

    /** What an object has for a field: null or an empty Optional when it is absent. */
    abstract @Nullable Object value(T object, Field field);

    /** Every component of an object, in the order of the header. */
    abstract Object[] components(T object);

    /** The object of these components. */
    abstract T make(Object[] arguments);
}

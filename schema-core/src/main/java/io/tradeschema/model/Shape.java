package io.tradeschema.model;

import java.lang.invoke.MethodHandles;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event or of an object inside one, derived once from its record's header, or listed where there is no
 * record. Codec, schemas, docs, samples and checks are all functions of it. Immutable.
 *
 * @param <T> the record; a map by wire name where there is none
 */
public final class Shape<T> {

    private final Header<T> header;
    private final List<Field> fields;
    private final Map<String, Integer> indexes;
    private final Map<String, RetiredName> retired;
    private final Map<String, Version> later;
    private final boolean hasConditions;
    private final Suggestion known;

    private Shape(Header<T> header, List<Field> fields) {
        this.header = header;
        this.fields = List.copyOf(fields);
        this.indexes = indexes(this.fields);
        this.retired = header.retired(indexes.keySet());
        this.later = later(header, indexes);
        this.known = Suggestion.among(Stream.concat(this.fields.stream().map(Field::name), retired.keySet().stream())
                .toList());
        this.hasConditions =
                fields.stream().anyMatch(field -> field.requiredWhen().isPresent());
    }

    /** The shape of a public record in an exported package. */
    static <T extends Record> Shape<T> of(Class<T> record) {
        return of(MethodHandles.publicLookup(), record);
    }

    static <T extends Record> Shape<T> of(MethodHandles.Lookup lookup, Class<T> record) {
        return of(RecordHeader.of(lookup, record));
    }

    /**
     * A shape that no record declares; its objects are maps from wire names to values.
     *
     * @param name the name of the object, as a class would have it: {@code FundingPaid}
     * @param doc what the object means, as one clause
     * @throws IllegalArgumentException when the fields contradict each other
     */
    public static Shape<Map<String, Object>> of(
            String name, String doc, List<Field> fields, List<RetiredName> retired) {
        return of(new ListedHeader(name, doc, fields, retired));
    }

    private static <T> Shape<T> of(Header<T> header) {
        return new Shape<>(header, header.fields());
    }

    private static Map<String, Integer> indexes(List<Field> fields) {
        var indexes = new HashMap<String, Integer>();
        for (var i = 0; i < fields.size(); i++) {
            indexes.put(fields.get(i).name(), i);
        }
        return indexes;
    }

    private static Map<String, Version> later(Header<?> header, Map<String, Integer> indexes) {
        var later = new HashMap<String, Version>();
        header.fields().stream()
                .filter(field -> !indexes.containsKey(field.name()))
                .forEach(field -> later.put(field.name(), field.since()));
        return later;
    }

    /** The same shape as it stood at an earlier version: without the fields that came later. */
    Shape<T> at(Version version, VersionLine line) {
        var present = header.fields().stream()
                .filter(field -> field.since().compareTo(version) <= 0)
                .map(field -> field.at(version, line))
                .toList();
        return present.equals(fields) ? this : new Shape<>(header, present);
    }

    /** The name of the object: the simple name of its record, if it has one. */
    public String name() {
        return header.name();
    }

    /** Whether both shapes are of one declaration, if at different versions. */
    public boolean isOf(Shape<?> other) {
        return header == other.header;
    }

    /** The class of the objects: the record, or a map where no record declares the shape. */
    public Class<T> javaType() {
        return header.javaType();
    }

    /** What the object means, as one clause. */
    public String doc() {
        return header.doc();
    }

    /** The fields, in the order of the record's header. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that wire name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(indexes.get(name)).map(fields::get);
    }

    /** The retired names, in the order of the fields they stood beside. */
    public List<RetiredName> retired() {
        return List.copyOf(retired.values());
    }

    /** The retired name of that spelling. */
    public Optional<RetiredName> retired(String name) {
        return Optional.ofNullable(retired.get(name));
    }

    /** The fields of a value in wire form, in order, without the absent ones. */
    public Map<String, Object> wire(T value) {
        var map = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            value(value, field)
                    .ifPresent(present -> map.put(field.name(), field.type().wireOf(present)));
        }
        return Collections.unmodifiableMap(map);
    }

    /** The value of a field in Java form; empty when it is absent. */
    public Optional<Object> value(T object, Field field) {
        var value = header.value(object, field);
        return value instanceof Optional<?> optional ? optional.map(Object.class::cast) : Optional.ofNullable(value);
    }

    /**
     * Every component of a record, in the order of its header, as the record holds it: an {@code Optional} where the field
     * is optional. Those of later versions are among them.
     */
    public Object[] components(T object) {
        return header.components(object);
    }

    /** Whether the record has fields of later versions, which this shape does not have yet. */
    public boolean isEarlier() {
        return !later.isEmpty();
    }

    /** The index of a field in {@link #fields()}, or -1. */
    int index(@Nullable String name) {
        var index = indexes.get(name);
        return index == null ? -1 : index;
    }

    /** Whether it is the name of a field. */
    boolean isField(String name) {
        return indexes.containsKey(name);
    }

    /** Whether it is the name of a required field. */
    boolean isRequired(String name) {
        var index = index(name);
        return index >= 0 && fields.get(index).required();
    }

    /** The names of the fields, and then the retired ones, prepared to be compared. */
    Suggestion known() {
        return known;
    }

    boolean hasConditions() {
        return hasConditions;
    }

    /** Whether a name is a field or a retired name in any version that is known here, be it later than this one. */
    public boolean knows(String name) {
        var newest = published();
        return newest.field(name).isPresent() || newest.retired(name).isPresent();
    }

    /** The same shape at the newest version that is known here. */
    Shape<T> published() {
        return later.isEmpty() ? this : new Shape<>(header, header.fields());
    }

    /** The version in which a name that this shape does not have yet became a field. */
    Optional<Version> later(String name) {
        return Optional.ofNullable(later.get(name));
    }

    /**
     * The record made of one value per field of this shape, each an {@code Optional} where the field is optional; fields
     * of later versions are absent. The caller has held the values against the fields' types and conditions.
     *
     * @throws FindingsException when the record has rules of its own that refuse them
     */
    public T make(Object[] values) {
        if (values.length == header.fields().size()) {
            return header.make(values);
        }
        var arguments = header.blank();
        for (var i = 0; i < values.length; i++) {
            arguments[fields.get(i).position()] = values[i];
        }
        return header.make(arguments);
    }

    /** Who declares it: the name of the record's class, or the object's own name. */
    @Override
    public String toString() {
        return header.origin();
    }

    /** The fields of later versions, which this shape does not have yet. */
    List<Field> laterFields() {
        return header.fields().stream()
                .filter(field -> later.containsKey(field.name()))
                .toList();
    }

    /** The line along which the versions of its fields count, unless the event says more of it. */
    VersionLine line() {
        return header.line();
    }

    /** The latest version that a field of this shape names, or a field of an object that is declared beside it. */
    Version newest() {
        return newest(header.line());
    }

    /** The same along the line of an event. */
    Version newest(VersionLine line) {
        return header.fields().stream()
                .map(field -> field.newest(line))
                .max(Version::compareTo)
                .orElse(Header.FIRST);
    }
}

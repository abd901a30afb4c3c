package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of an object as far as the source tells it.
 *
 * @param where where the object is made
 * @param fields the names that are set, in the order of the source
 * @param open why further names may be set that the scan cannot see
 * @param ways what is set together on each of several ways that lead here; empty where that is not told apart
 */
public record ObjectFacts(Where where, Map<String, WrittenField> fields, Gap open, List<ObjectFacts> ways) {

    /** Copies the fields, in their order. */
    public ObjectFacts {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        ways = List.copyOf(ways);
    }

    /** An object of which all is known on one way. */
    public ObjectFacts(Where where, Map<String, WrittenField> fields, Gap open) {
        this(where, fields, open, List.of());
    }

    /** An object with this reason for further names; empty when there are none. */
    public ObjectFacts(Where where, Map<String, WrittenField> fields, String open) {
        this(where, fields, Gap.because(open));
    }

    /** What stands there where either object may: a name is sure where both set it. */
    public ObjectFacts or(ObjectFacts other) {
        var both = new LinkedHashMap<String, WrittenField>();
        fields.forEach((name, field) -> both.put(name, field.or(other.fields.get(name))));
        other.fields.forEach((name, field) -> both.computeIfAbsent(name, key -> field.or(null)));
        return new ObjectFacts(where, both, open.isEmpty() ? other.open : open);
    }

    /** The same, as it is on each way that leads here. */
    public List<ObjectFacts> each() {
        return ways.isEmpty() ? List.of(this) : ways;
    }

    /** Whether every name is known. */
    public boolean closed() {
        return open.isEmpty();
    }
}

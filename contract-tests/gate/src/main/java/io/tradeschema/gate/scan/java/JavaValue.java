package io.tradeschema.gate.scan.java;

import io.tradeschema.gate.scan.facts.ReadField;
import io.tradeschema.gate.scan.facts.Reader;
import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.syntax.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is known of a value in a Java method. */
sealed interface JavaValue {

    JavaValue UNKNOWN = new Unknown();

    /** Nothing is known. */
    record Unknown() implements JavaValue {}

    /** A literal or constant: text, number or flag. */
    record Literal(Object value) implements JavaValue {}

    /** A value of one kind. */
    record Kind(ValueKind kind) implements JavaValue {}

    /** A map that the method fills. */
    record Filled(Node made, Map<String, Put> entries, boolean[] open) implements JavaValue {
        static Filled at(Node made) {
            return new Filled(made, new LinkedHashMap<>(), new boolean[1]);
        }
    }

    /** One key of a map. */
    record Put(JavaValue value, Node where) {}

    /** JSON text of a map. */
    record Json(JavaValue of) implements JavaValue {}

    /** A stream record under construction, as in Spring. */
    record Record(String stream, JavaValue fields) implements JavaValue {}

    /** Entries read from streams, or one of them. */
    record Entries(Reader reader) implements JavaValue {}

    /** The text of one field of an entry. */
    record EntryText(ReadField read) implements JavaValue {}

    /** A decoded message or a part of it. */
    record Message(Reader reader, List<String> path, List<ReadField> read) implements JavaValue {}
}

package io.tradeschema.scan.java;

import io.tradeschema.model.Contract;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of a value in a Java method. */
sealed interface JavaValue {

    JavaValue UNKNOWN = new Unknown();

    /** Nothing is known. */
    record Unknown() implements JavaValue {}

    /** A literal or constant: text, number or flag. */
    record Literal(Object value) implements JavaValue {}

    /** A value of one kind. */
    record Kind(ValueKind kind) implements JavaValue {}

    /** One of several values. */
    record OneOf(List<JavaValue> values) implements JavaValue {}

    /** An object of unknown content, by the simple name of its type and the class in whose code that name stands. */
    record Typed(String type, @Nullable JavaClass from) implements JavaValue {
        static Typed outside(String type) {
            return new Typed(type, null);
        }
    }

    /** A list, set or array with known items. */
    record Items(List<JavaValue> values) implements JavaValue {}

    /** Two values, such as an entry of a map. */
    record Pair(JavaValue left, JavaValue right) implements JavaValue {}

    /** One key of a map or field of an object, and how it was set. */
    record Put(JavaValue value, Node where, boolean sure, String origin) {
        Put surely() {
            return new Put(value, where, true, origin);
        }

        Put maybe() {
            return new Put(value, where, false, origin);
        }
    }

    /** A map or JSON tree that the source fills; copies are made where the source copies. */
    final class Filled implements JavaValue {
        final Node made;
        final List<Object> branch;
        final Map<String, Put> entries = new LinkedHashMap<>();
        String open = "";

        Filled(Node made, List<Object> branch) {
            this.made = made;
            this.branch = List.copyOf(branch);
        }

        /** Takes over what another map holds. */
        void take(Filled other) {
            entries.putAll(other.entries);
            open = open.isEmpty() ? other.open : open;
        }
    }

    /** An object of a class of the tree, with what its constructor or builder set. */
    final class Built implements JavaValue {
        final JavaClass type;
        final Node made;
        final Map<String, Put> fields = new LinkedHashMap<>();

        Built(JavaClass type, Node made) {
            this.type = type;
            this.made = made;
        }
    }

    /** The builder that an annotation writes for a class of the tree. */
    record Builder(Built of) implements JavaValue {}

    /** JSON text of an object. */
    record Json(JavaValue of, boolean byFields) implements JavaValue {}

    /** The text or bytes of a message that the product's own codec wrote. */
    record Encoded() implements JavaValue {}

    /** The handle of an event of the contract: {@code TradeIntent.TYPE}. */
    record Handle(Contract<?> type) implements JavaValue {}

    /** The product's own codec, EntryCodec or EventCodec, and its event where the source tells. */
    record Codec(Class<?> form, Optional<Contract<?>> type) implements JavaValue {}

    /** How far what the product's own codec read has been taken apart. */
    enum Stage {
        ENTRY_OUTCOME,
        ENTRY,
        EVENT_OUTCOME
    }

    /** What the product's own codec read, with the event in it. */
    record Decoded(Stage stage, Reader reader, Contract<?> type) implements JavaValue {}

    /** A stream record under construction, as in Spring. */
    record Record(JavaValue stream, JavaValue fields) implements JavaValue {}

    /** A stream by its name: an offset to read from, or Redisson's handle. */
    record Named(JavaValue stream) implements JavaValue {}

    /** Entries read from streams, or one of them. */
    record Entries(Reader reader) implements JavaValue {}

    /** The text of one field of an entry. */
    record EntryText(List<ReadField> read) implements JavaValue {}

    /** A decoded message or a part of it; the type is the class of the tree it was bound to, if any. */
    record Message(Reader reader, List<String> path, List<ReadField> read, JavaBinding binding) implements JavaValue {}

    /** A lambda or method reference, with the frame it was written in. */
    record Code(Node node, JavaFrame frame) implements JavaValue {}

    /** A class literal or the name of a class. */
    record ClassName(String name) implements JavaValue {}

    /** What a variable holds when either value may have come to it. */
    static JavaValue either(JavaValue one, JavaValue other) {
        if (one.equals(other)) {
            return one;
        }
        Set<JavaValue> values = new LinkedHashSet<>();
        for (var value : List.of(one, other)) {
            values.addAll(value instanceof OneOf several ? several.values() : List.of(value));
        }
        if (values.contains(UNKNOWN) || values.size() > 12) {
            return UNKNOWN;
        }
        return new OneOf(new ArrayList<>(values));
    }

    /** Each value it may be. */
    default List<JavaValue> each() {
        return this instanceof OneOf several ? several.values() : List.of(this);
    }

    /** The texts it may be; empty when it may be anything else. */
    default List<String> texts() {
        var texts = new ArrayList<String>();
        for (var value : each()) {
            if (!(value instanceof Literal literal) || !(literal.value() instanceof String text)) {
                return List.of();
            }
            texts.add(text);
        }
        return texts;
    }
}

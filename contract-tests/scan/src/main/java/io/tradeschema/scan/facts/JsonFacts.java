package io.tradeschema.scan.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Literal JSON in source, as facts. */
public final class JsonFacts {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonFacts() {}

    /** The object of this text; empty when it is not JSON. Values count only where nothing in the text is expanded. */
    public static Optional<ObjectFacts> of(String text, Where where, boolean exact) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            return Optional.of(object(parser, where, exact));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ObjectFacts object(JsonParser parser, Where where, boolean exact) throws IOException {
        var fields = new LinkedHashMap<String, WrittenField>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, new WrittenField(name, true, where, value(parser, where, exact)));
        }
        return new ObjectFacts(where, fields, "");
    }

    private static FieldValue value(JsonParser parser, Where where, boolean exact) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT ->
                new FieldValue(
                        Set.of(ValueKind.OBJECT), List.of(), false, "", Optional.of(object(parser, where, exact)));
            case START_ARRAY -> {
                var elements = new ArrayList<WrittenField>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(
                            new WrittenField("[" + elements.size() + "]", true, where, value(parser, where, exact)));
                }
                Set<Integer> counts = exact ? Set.of(elements.size()) : Set.of();
                yield new FieldValue(
                        Set.of(ValueKind.LIST), List.of(), false, "", Optional.empty(), false, elements, counts);
            }
            case VALUE_STRING -> exact ? literal(ValueKind.TEXT, parser.getText()) : FieldValue.UNKNOWN;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                exact ? literal(ValueKind.NUMBER, parser.getDecimalValue()) : FieldValue.UNKNOWN;
            case VALUE_TRUE, VALUE_FALSE -> literal(ValueKind.FLAG, parser.getBooleanValue());
            default -> kind(ValueKind.NONE);
        };
    }

    private static FieldValue literal(ValueKind kind, Object value) {
        return new FieldValue(Set.of(kind), List.of(value), true, "", Optional.empty());
    }

    private static FieldValue kind(ValueKind kind) {
        return new FieldValue(Set.of(kind), List.of(), false, "", Optional.empty());
    }
}

package io.tradeschema.scan.python;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;

/** JSON that stands in the source as text. */
final class LiteralJson {

    private static final JsonFactory JSON = new JsonFactory();

    private LiteralJson() {}

    /** The object that this text is; empty when it is no JSON object. */
    static Optional<Thing> of(String text, Where where, Interpreter machine, State state) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try (var parser = JSON.createParser(text)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    ? Optional.of(object(parser, where, machine, state))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Thing object(JsonParser parser, Where where, Interpreter machine, State state) throws IOException {
        var slots = new LinkedHashMap<String, Thing.Slot>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            slots.put(name, new Thing.Slot(value(parser, where, machine, state), true, where, ""));
        }
        return Thing.dict(where).withAll(slots);
    }

    private static Value value(JsonParser parser, Where where, Interpreter machine, State state) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> machine.allocate(object(parser, where, machine, state), state);
            case START_ARRAY -> {
                parser.skipChildren();
                yield new Value.Many(Value.UNKNOWN);
            }
            case VALUE_STRING -> Value.text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Const(parser.getDecimalValue(), false);
            case VALUE_TRUE, VALUE_FALSE -> new Value.Const(parser.getBooleanValue(), false);
            default -> Value.NONE;
        };
    }
}

package io.tradeschema.scan.machine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.syntax.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** JSON that stands in the source as text. */
final class Literals {

    private static final JsonFactory JSON = new JsonFactory();

    private Literals() {}

    /** The object of the text; empty when it is none. */
    static Optional<Value> of(One.Lit lit, Machine machine, State state) {
        var text = lit.text().orElse("");
        if (!text.strip().startsWith("{")) {
            return Optional.empty();
        }
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            return Optional.of(value(parser, lit.at(), machine, state));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The object of a text of which parts are not known; empty when it is none. */
    static Optional<Value> of(One.Template template, Place at, Machine machine, State state) {
        var text = new StringBuilder();
        var inside = false;
        for (var part : template.parts()) {
            if (part == null) {
                text.append(inside ? UNKNOWN : "\"" + UNKNOWN + UNKNOWN + "\"");
                continue;
            }
            for (var i = 0; i < part.length(); i++) {
                inside ^= part.charAt(i) == '"' && (i == 0 || part.charAt(i - 1) != '\\');
            }
            text.append(part);
        }
        return of(new One.Lit(text.toString(), at, false), machine, state);
    }

    /** What stands for a part that is not known; twice where it stands alone. */
    private static final String UNKNOWN = "\ue000";

    private static Value value(JsonParser parser, Place at, Machine machine, State state) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, at, machine, state);
            case START_ARRAY -> list(parser, at, machine, state);
            case VALUE_STRING -> text(parser.getText(), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Value.lit(parser.getDecimalValue(), at);
            case VALUE_TRUE, VALUE_FALSE -> Value.lit(parser.getBooleanValue(), at);
            default -> Value.lit(Nothing.NOTHING, at);
        };
    }

    private static Value text(String text, Place at) {
        if (text.equals(UNKNOWN + UNKNOWN)) {
            return Value.input("");
        }
        return text.contains(UNKNOWN) ? Value.kind(io.tradeschema.scan.facts.ValueKind.TEXT) : Value.lit(text, at);
    }

    private static Value object(JsonParser parser, Place at, Machine machine, State state) throws IOException {
        var object = Obj.record(at);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            object = object.with(name, new Obj.Slot(value(parser, at, machine, state), true, at, "", null));
        }
        return machine.made(object, state);
    }

    private static Value list(JsonParser parser, Place at, Machine machine, State state) throws IOException {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, at, machine, state));
        }
        return machine.made(Obj.sequence(SeqKind.LIST, items, Value.none(), at), state);
    }

    /** The value of JSON that is written down as text. */
    static Value value(One.Lit lit, Machine machine, State state) {
        return of(lit, machine, state).orElseGet(() -> Value.input(""));
    }
}

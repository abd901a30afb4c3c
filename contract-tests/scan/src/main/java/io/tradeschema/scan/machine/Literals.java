package io.tradeschema.scan.machine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON that stands in the source as text: its names stand where the text has them. */
final class Literals {

    private static final JsonFactory JSON = new JsonFactory();

    /** What stands for a part that is not known; twice where it stands alone. */
    private static final String UNKNOWN = "\ue000";

    private final JsonParser parser;
    private final WrittenNames names;
    private final Machine machine;
    private final State state;

    private Literals(JsonParser parser, WrittenNames names, Machine machine, State state) {
        this.parser = parser;
        this.names = names;
        this.machine = machine;
        this.state = state;
    }

    /** The object of the text; empty when it is none. */
    static Optional<Value> of(One.Lit lit, Machine machine, State state) {
        return of(Collections.singletonList(lit.text().orElse("")), Stretch.of(lit, lit.at()), machine, state);
    }

    /** The object of a text of which parts are not known; empty when it is none. */
    static Optional<Value> of(One.Template template, Machine machine, State state) {
        return of(template.parts(), template.stretches(), machine, state);
    }

    private static Optional<Value> of(
            List<@Nullable String> parts, List<Stretch> stretches, Machine machine, State state) {
        var first = parts.get(0);
        if (first == null || !first.strip().startsWith("{")) {
            return Optional.empty();
        }
        var names = new WrittenNames(stretches);
        var inside = false;
        for (var part : parts) {
            if (part == null) {
                names.unknown(inside ? UNKNOWN : "\"" + UNKNOWN + UNKNOWN + "\"");
                continue;
            }
            for (var i = 0; i < part.length(); i++) {
                inside ^= part.charAt(i) == '"' && (i == 0 || part.charAt(i - 1) != '\\');
            }
            names.known(part);
        }
        try (var parser = JSON.createParser(names.text())) {
            parser.nextToken();
            return Optional.of(new Literals(parser, names, machine, state).value(names.start()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Value value(Place at) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(at);
            case START_ARRAY -> list(at);
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
        return text.contains(UNKNOWN) ? Value.kind(ValueKind.TEXT) : Value.lit(text, at);
    }

    private Value object(Place at) throws IOException {
        var object = Obj.record(at);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var place = names.at(name, parser.currentTokenLocation().getCharOffset());
            parser.nextToken();
            object = object.with(name, new Obj.Slot(value(place), true, place, "", null));
        }
        return machine.made(object, state);
    }

    private Value list(Place at) throws IOException {
        var items = new ArrayList<Value>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(at));
        }
        return machine.made(Obj.sequence(SeqKind.LIST, items, Value.none(), at), state);
    }

    /** The value of JSON that is written down as text. */
    static Value value(One.Lit lit, Machine machine, State state) {
        return of(lit, machine, state).orElseGet(() -> Value.input(""));
    }
}

package io.tradeschema.json;

import io.tradeschema.json.binding.Token;
import io.tradeschema.json.binding.Tokens;
import io.tradeschema.json.binding.Unreadable;
import io.tradeschema.model.NumberText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names and raw values of a message that a strict codec has read through already, limits and all. */
final class RawObject {

    private final Tokens tokens;

    private RawObject(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The object that a text is; empty when it is none. */
    static Optional<Map<String, @Nullable Object>> of(String text, String subject) {
        try {
            var tokens = new JacksonTokens(text, subject);
            return tokens.next() == Token.START_OBJECT
                    ? Optional.of(new RawObject(tokens).readObject())
                    : Optional.empty();
        } catch (Unreadable | IOException noJson) {
            return Optional.empty();
        }
    }

    /** The text that a JSON text says; empty when it is none. */
    static Optional<String> text(String json, String subject) {
        try {
            var tokens = new JacksonTokens(json, subject);
            return tokens.next() == Token.TEXT ? Optional.of(tokens.text()) : Optional.empty();
        } catch (Unreadable | IOException noJson) {
            return Optional.empty();
        }
    }

    private Map<String, @Nullable Object> readObject() throws Unreadable {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var token = tokens.next(); token != Token.END_OBJECT; token = tokens.next()) {
            var name = tokens.text();
            object.put(name, readValue(tokens.next()));
        }
        return object;
    }

    private @Nullable Object readValue(Token token) throws Unreadable {
        return switch (token) {
            case TEXT -> tokens.text();
            case NUMBER -> new NumberText(tokens.text());
            case TRUE -> true;
            case FALSE -> false;
            case START_OBJECT -> readObject();
            case START_LIST -> {
                for (var inner = tokens.next(); inner != Token.END_LIST; inner = tokens.next()) {
                    readValue(inner);
                }
                yield List.of();
            }
            default -> null;
        };
    }
}

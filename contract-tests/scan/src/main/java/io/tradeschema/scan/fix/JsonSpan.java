package io.tradeschema.scan.fix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name in JSON that is written down in source, and the text that stands under it.
 *
 * @param from where the name begins in the JSON, after its quote
 * @param to where it ends
 * @param value the text under it; empty where there is another value
 * @param valueFrom where that text begins
 */
record JsonSpan(int from, int to, Optional<String> value, int valueFrom) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The name at that path of an object; empty when the text is none, or has the name twice or otherwise spelt. */
    static Optional<JsonSpan> find(String text, List<String> above, String name) {
        if (!text.strip().startsWith("{")) {
            return Optional.empty();
        }
        var found = new ArrayList<JsonSpan>();
        var beside = new ArrayDeque<String>();
        try (var parser = JSON.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                    beside.pollLast();
                } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    beside.addLast(String.valueOf(
                            parser.getParsingContext().getParent().getCurrentName()));
                } else if (token == JsonToken.FIELD_NAME
                        && parser.currentName().equals(name)
                        && List.copyOf(beside).subList(1, beside.size()).equals(above)) {
                    found.add(at(parser, text, name));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return found.size() == 1 && text.startsWith(name, found.get(0).from())
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    private static JsonSpan at(JsonParser parser, String text, String name) throws IOException {
        var from = (int) parser.currentTokenLocation().getCharOffset() + 1;
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            return new JsonSpan(from, from + name.length(), Optional.empty(), 0);
        }
        var value = parser.getText();
        var valueFrom = (int) parser.currentTokenLocation().getCharOffset() + 1;
        return text.startsWith(value + "\"", valueFrom)
                ? new JsonSpan(from, from + name.length(), Optional.of(value), valueFrom)
                : new JsonSpan(from, from + name.length(), Optional.empty(), 0);
    }
}

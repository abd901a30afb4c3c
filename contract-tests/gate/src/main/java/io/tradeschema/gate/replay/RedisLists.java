package io.tradeschema.gate.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/**
 * Reads what {@code redis-cli --json} prints of {@code XRANGE}, {@code XREVRANGE} and {@code XREAD}: one long line of
 * lists, entry by entry, in memory that does not grow with it.
 */
final class RedisLists {

    private static final Pattern BEGINNING =
            Pattern.compile("\\s*(\\[|\\{\\s*\"[^\"]*\"\\s*:\\s*\\[\\s*\\[).*", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\d+-\\d+");

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LineJudge.LONGEST_LINE)
                    .build())
            .build();

    /** Takes one entry after the other, with its id. */
    interface Sink {
        void take(String id, CarriedMessage entry) throws IOException;
    }

    private final String name;
    private final JsonParser parser;
    private final String then;
    private final Sink sink;
    private String lastId = "";

    private RedisLists(String name, JsonParser parser, String then, Sink sink) {
        this.name = name;
        this.parser = parser;
        this.then = then;
        this.sink = sink;
    }

    /** Whether a text that begins so can be such a list; no message in a documented form begins so. */
    static boolean begins(String head) {
        return BEGINNING.matcher(head).matches();
    }

    /**
     * Hands on every entry.
     *
     * @param then what a command goes on with that turns a list that is another one
     * @throws NotCheckedException when it is another list, saying what to write instead
     * @throws IOException when it breaks off; what stands before that has been handed on
     */
    static void read(String name, InputStream in, String then, Sink sink) throws IOException {
        try (var parser = FACTORY.createParser(in)) {
            new RedisLists(name, parser, then, sink).readAll();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException(
                    "no JSON any more at character " + e.getLocation().getCharOffset(), e);
        }
    }

    private void readAll() throws IOException {
        var token = parser.nextToken();
        for (; token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                readEntries("");
            } else if (token == JsonToken.START_OBJECT) {
                readStreams();
            } else if (token != JsonToken.VALUE_NULL) {
                throw other();
            }
        }
    }

    private void readStreams() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var stream = parser.currentName();
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw other();
            }
            readEntries(stream);
        }
    }

    /** The rest of a list whose bracket has been passed: of entries, or of streams with their entries. */
    private void readEntries(String stream) throws IOException {
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_ARRAY || parser.nextToken() != JsonToken.VALUE_STRING) {
                throw other();
            }
            var first = parser.getText();
            var second = parser.nextToken();
            if (ID.matcher(first).matches()) {
                lastId = first;
                readEntry(stream, first, second);
            } else if (second == JsonToken.START_ARRAY && stream.isEmpty()) {
                readEntries(first);
            } else {
                throw other();
            }
            if (parser.nextToken() != JsonToken.END_ARRAY) {
                throw other();
            }
        }
    }

    private void readEntry(String stream, String id, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            sink.take(id, new CarriedMessage.Other(true, "the entry is gone from the stream"));
            return;
        }
        if (token != JsonToken.START_ARRAY) {
            throw other();
        }
        var fields = new LinkedHashMap<String, Object>();
        var twice = "";
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            var field = parser.getText();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw other();
            }
            twice = fields.put(field, parser.getText()) == null ? twice : field;
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw other();
        }
        sink.take(
                id,
                twice.isEmpty()
                        ? new CarriedMessage.StreamEntry(stream, id, fields)
                        : new CarriedMessage.Other(true, "the entry has two fields named " + Excerpt.quoted(twice)));
    }

    private NotCheckedException other() {
        var behind = lastId.isEmpty() ? "" : " behind entry " + lastId;
        return new NotCheckedException(name + " is a list, and" + behind + " not as redis-cli --json prints entries;"
                + " of a list of messages write jq -c '.[]' " + Shell.input(name) + then);
    }
}

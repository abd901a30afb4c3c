package io.tradeschema.json.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads a JSON text into nodes that know their lines. */
final class Document {

    private static final int DEPTH = 64;
    private static final int NUMBER = 100;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(NUMBER)
                    .build())
            .build();

    private final String file;
    private final Complaints complaints;
    private final JsonParser parser;

    private Document(String file, Complaints complaints, JsonParser parser) {
        this.file = file;
        this.complaints = complaints;
        this.parser = parser;
    }

    /** The document, or nothing and a complaint that says in which line it ends to be JSON. */
    static Optional<Node> read(String file, String text, Complaints complaints) {
        try (var parser = FACTORY.createParser(text)) {
            return Optional.of(new Document(file, complaints, parser).whole());
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            var reason =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            complaints.add(
                    SchemaRule.SCHEMA_NOT_READ,
                    new Place(file, line, ""),
                    "this is no JSON: " + Excerpt.of(plain(reason), 200),
                    "right it here, or a line before");
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text is read from memory", e);
        }
    }

    /** What the library says, without how one would program it otherwise. */
    private static String plain(String reason) {
        return reason.replaceAll(
                ", from `[^`]*`|: enable `[^`]*` to allow| \\(not recognized as one since [^)]*\\)", "");
    }

    private Node whole() throws IOException {
        if (parser.nextToken() == null) {
            var place = new Place(file, 1, "");
            complaints.add(SchemaRule.SCHEMA_NOT_READ, place, "the file is empty", "write the schema of the contract");
            return new Node.Nothing(place);
        }
        var root = value(new Place(file, line(), ""));
        if (parser.nextToken() != null) {
            complaints.add(
                    SchemaRule.SCHEMA_NOT_READ,
                    new Place(file, line(), ""),
                    "the document goes on after its end",
                    "write one schema a file");
        }
        return root;
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private Node value(Place place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> list(place);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Flag(place, parser.getBooleanValue());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_NULL -> new Node.Nothing(place);
            default -> new Node.Text(place, parser.getText());
        };
    }

    private Node number(Place place) throws IOException {
        var text = parser.getText();
        try {
            return new Node.Number(place, new BigDecimal(text));
        } catch (NumberFormatException e) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    Excerpt.of(text) + " is beyond the numbers that are read",
                    "a number has a size from 1e-30 to below 1e20");
            return new Node.Number(place, BigDecimal.ZERO);
        }
    }

    private Node object(Place place) throws IOException {
        var members = new LinkedHashMap<String, Node>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var below = place.below(name, line());
            parser.nextToken();
            var before = members.put(name, value(below));
            if (before != null) {
                complaints.add(
                        SchemaRule.SCHEMA_NOT_READ,
                        below,
                        Excerpt.quoted(name) + " stands here twice, before this in line "
                                + before.place().line(),
                        "make one of both");
            }
        }
        return new Node.Members(place, members);
    }

    private Node list(Place place) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(place.below(String.valueOf(items.size()), line())));
        }
        return new Node.Items(place, items);
    }
}

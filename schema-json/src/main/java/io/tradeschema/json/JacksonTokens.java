package io.tradeschema.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON text, read by jackson-core with its standard, strict settings. */
final class JacksonTokens implements Tokens {

    /** The message's own limits are counted by the reader; the parser's must not come before them. */
    private static final int BEYOND_EVERY_LIMIT = 1 << 21;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(BEYOND_EVERY_LIMIT)
                    .maxNumberLength(BEYOND_EVERY_LIMIT)
                    .maxStringLength(BEYOND_EVERY_LIMIT)
                    .build())
            .build();

    private final JsonParser parser;
    private final String text;
    private final String subject;

    JacksonTokens(String text, String subject) throws IOException {
        this.parser = FACTORY.createParser(text);
        this.text = text;
        this.subject = subject;
    }

    @Override
    public Token next() throws Unreadable {
        try {
            return token(parser.nextToken());
        } catch (IOException e) {
            throw SyntaxFinding.unreadable(text, (int) parser.currentLocation().getCharOffset(), subject);
        }
    }

    @Override
    public String text() throws Unreadable {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw SyntaxFinding.unreadable(text, (int) parser.currentLocation().getCharOffset(), subject);
        }
    }

    static Token token(@Nullable JsonToken token) {
        if (token == null) {
            return Token.END;
        }
        return switch (token) {
            case START_OBJECT -> Token.START_OBJECT;
            case END_OBJECT -> Token.END_OBJECT;
            case START_ARRAY -> Token.START_LIST;
            case END_ARRAY -> Token.END_LIST;
            case FIELD_NAME -> Token.NAME;
            case VALUE_STRING -> Token.TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
            case VALUE_TRUE -> Token.TRUE;
            case VALUE_FALSE -> Token.FALSE;
            case VALUE_NULL, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> Token.NULL;
        };
    }
}

package io.tradeschema.json.jackson3;

import io.tradeschema.json.binding.Token;
import io.tradeschema.json.binding.Tokens;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The tokens of a mapper's parser, beginning with the one at which it stands. */
final class ParserTokens implements Tokens {

    private final JsonParser parser;
    private final Deque<Token> first = new ArrayDeque<>(2);

    ParserTokens(JsonParser parser) {
        this.parser = parser;
        if (isPastBracket(parser)) {
            first.add(Token.START_OBJECT);
        }
        first.add(token(parser.currentToken()));
    }

    /** Jackson reads the opening bracket itself where it looks for the name of a class first. */
    private static boolean isPastBracket(JsonParser parser) {
        return parser.hasToken(JsonToken.PROPERTY_NAME) || parser.hasToken(JsonToken.END_OBJECT);
    }

    @Override
    public Token next() {
        return first.isEmpty() ? token(parser.nextToken()) : first.remove();
    }

    private Token token(@Nullable JsonToken current) {
        if (current == null) {
            return Token.END;
        }
        return switch (current) {
            case START_OBJECT -> Token.START_OBJECT;
            case END_OBJECT -> Token.END_OBJECT;
            case START_ARRAY -> Token.START_LIST;
            case END_ARRAY -> Token.END_LIST;
            case PROPERTY_NAME -> Token.NAME;
            case VALUE_STRING -> Token.TEXT;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Token.NUMBER;
            case VALUE_TRUE -> Token.TRUE;
            case VALUE_FALSE -> Token.FALSE;
            case VALUE_NULL -> Token.NULL;
            case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject() == null ? Token.NULL : Token.JAVA_VALUE;
            case NOT_AVAILABLE -> Token.END;
        };
    }

    @Override
    public String text() {
        return parser.getString();
    }

    @Override
    public Object javaValue() {
        return parser.getEmbeddedObject();
    }

    @Override
    public long position() {
        var location = parser.currentLocation();
        return location.getByteOffset() >= 0 ? location.getByteOffset() : location.getCharOffset();
    }
}

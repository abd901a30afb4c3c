package io.tradeschema.json.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.json.binding.CoreToken;
import io.tradeschema.json.binding.Token;
import io.tradeschema.json.binding.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The tokens of a mapper's parser, beginning with the one at which it stands. A failing parser fails unchecked. */
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
        return parser.hasToken(JsonToken.FIELD_NAME) || parser.hasToken(JsonToken.END_OBJECT);
    }

    @Override
    public Token next() {
        return first.isEmpty() ? read(() -> token(parser.nextToken())) : first.remove();
    }

    private Token token(@Nullable JsonToken current) {
        var token = CoreToken.of(current);
        return token == Token.JAVA_VALUE && read(parser::getEmbeddedObject) == null ? Token.NULL : token;
    }

    @Override
    public String text() {
        return read(parser::getText);
    }

    @Override
    public Object javaValue() {
        return read(parser::getEmbeddedObject);
    }

    @Override
    public long position() {
        var location = parser.currentLocation();
        return location.getByteOffset() >= 0 ? location.getByteOffset() : location.getCharOffset();
    }

    private static <V> V read(Reading<V> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that a parser is asked for. */
    private interface Reading<V> {
        V read() throws IOException;
    }
}

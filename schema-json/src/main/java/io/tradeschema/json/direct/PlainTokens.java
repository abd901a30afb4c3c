package io.tradeschema.json.direct;

import io.tradeschema.json.binding.Token;
import io.tradeschema.json.binding.Tokens;

/** The tokens of one message, of which it is known already where they stand. */
final class PlainTokens implements Tokens {

    private final PlainMessages messages;
    private final byte[] in;
    private final TokenIndex index;
    private int token = -1;

    PlainTokens(PlainMessages messages, byte[] in, TokenIndex index) {
        this.messages = messages;
        this.in = in;
        this.index = index;
    }

    @Override
    public Token next() {
        if (++token >= index.count()) {
            return Token.END;
        }
        return switch (in[index.start(token)]) {
            case '"' -> index.isName(token) ? Token.NAME : Token.TEXT;
            case '{' -> Token.START_OBJECT;
            case '}' -> Token.END_OBJECT;
            case '[' -> Token.START_LIST;
            case ']' -> Token.END_LIST;
            case 't' -> Token.TRUE;
            case 'f' -> Token.FALSE;
            case 'n' -> Token.NULL;
            default -> Token.NUMBER;
        };
    }

    @Override
    public String text() {
        var unusual = index.unusual(token);
        if (unusual != null) {
            return unusual;
        }
        var start = index.start(token);
        var end = index.end(token);
        if (index.isName(token)) {
            return messages.name(in, start + 1, end);
        }
        return PlainMessages.text(in, in[start] == '"' ? start + 1 : start, end);
    }
}

package io.tradeschema.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tradeschema.json.binding.CoreToken;
import io.tradeschema.json.binding.Token;
import io.tradeschema.json.binding.Tokens;
import io.tradeschema.json.binding.Unreadable;
import java.io.IOException;

/** The tokens of a JSON text, read by jackson-core with its standard, strict settings. */
final class JacksonTokens implements Tokens {

    /** The message's own limits are counted by the reader; the parser's must not come before them. */
    private static final int BEYOND_EVERY_LIMIT = 1 << 21;

    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(limits())
            .build();

    private final JsonParser parser;
    private final String text;
    private final String subject;
    private final int foreignEscape;

    JacksonTokens(String text, String subject) throws IOException {
        this.parser = FACTORY.createParser(text);
        this.text = text;
        this.subject = subject;
        this.foreignEscape = foreignEscape(text);
    }

    private static StreamReadConstraints limits() {
        var limits = StreamReadConstraints.builder()
                .maxNumberLength(BEYOND_EVERY_LIMIT)
                .maxStringLength(BEYOND_EVERY_LIMIT);
        try {
            return limits.maxNameLength(BEYOND_EVERY_LIMIT).build();
        } catch (NoSuchMethodError beforeJackson216) {
            return limits.build(); // which has no limit for names
        }
    }

    /**
     * The first escape whose four digits are not all ASCII, or -1. The parser of texts looks at the lowest eight bits only
     * and takes a Cyrillic letter with the code 0441 for an {@code A}: another symbol, out of a message that is no JSON.
     */
    private static int foreignEscape(String text) {
        for (var at = text.indexOf('\\'); at >= 0 && at + 1 < text.length(); at = text.indexOf('\\', at + 2)) {
            for (var i = at + 2; text.charAt(at + 1) == 'u' && i < Math.min(at + 6, text.length()); i++) {
                if (text.charAt(i) > 0x7F) {
                    return at;
                }
            }
        }
        return -1;
    }

    @Override
    public Token next() throws Unreadable {
        if (foreignEscape >= 0) {
            throw SyntaxFinding.unreadable(text, foreignEscape + 1, subject);
        }
        try {
            return CoreToken.of(parser.nextToken());
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
}

package io.tradeschema.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.ObjectReadContext;

/** Tokens of jackson-core: what everybody pays who parses at all. */
final class Tokens {

    private Tokens() {}

    /** The tokens alone; nobody looks at what stands in them. */
    static Reader.Read jackson2() {
        var factory = new JsonFactory();
        return message -> {
            var count = 0;
            try (var parser = factory.createParser(message)) {
                while (parser.nextToken() != null) {
                    count++;
                }
            } catch (IOException notJson) {
                return notJson;
            }
            return count;
        };
    }

    /** The tokens, and the text of each name, text and number as a string: what a reader on top of a parser asks for. */
    static Reader.Read jackson2Texts() {
        var factory = new JsonFactory();
        return message -> {
            var length = 0;
            try (var parser = factory.createParser(message)) {
                for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    length += parser.getText().length();
                }
            } catch (IOException notJson) {
                return notJson;
            }
            return length;
        };
    }

    static Reader.Read jackson3() {
        var factory = new tools.jackson.core.json.JsonFactory();
        return message -> {
            var count = 0;
            try (var parser = factory.createParser(ObjectReadContext.empty(), message)) {
                while (parser.nextToken() != null) {
                    count++;
                }
            } catch (JacksonException notJson) {
                return notJson;
            }
            return count;
        };
    }
}

package io.tradeschema.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The one script of quarantine and lease: the only place that knows how they lie on the server. Java, the generated Python
 * package and the command send the same text.
 */
public final class LiveScript {

    /** The name of the file that holds it. */
    public static final String FILE = "live.lua";

    private static final String TEXT = read();

    private LiveScript() {}

    /** The script, for EVAL. */
    public static String text() {
        return TEXT;
    }

    /** Does one case, and answers its words: the first says what happened. */
    static List<String> run(RedisEval redis, String what, List<String> keys, List<String> args) {
        var all = new ArrayList<String>();
        all.add(what);
        all.addAll(args);
        var answer = redis.eval(TEXT, keys, List.copyOf(all));
        if (!(answer instanceof List<?> words) || words.isEmpty()) {
            throw unexpected(what, answer);
        }
        return words.stream().map(word -> text(what, word)).toList();
    }

    static IllegalStateException unexpected(String what, Object answer) {
        return new IllegalStateException("the client's answer to EVAL " + what + " is " + answer
                + " where the script answers a list; ask the client for lists (Lettuce: ScriptOutputType.MULTI)");
    }

    private static String text(String what, Object word) {
        if (word instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (word instanceof String || word instanceof Long) {
            return word.toString();
        }
        throw unexpected(what, Objects.requireNonNullElse(word, "null"));
    }

    private static String read() {
        try (var stream = LiveScript.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(stream, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

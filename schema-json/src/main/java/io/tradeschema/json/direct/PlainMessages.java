package io.tradeschema.json.direct;

import io.tradeschema.json.binding.Tokens;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of messages that are JSON beyond doubt, whatever their contract says of them, straight from their bytes: what
 * the parser would give, in less time. Immutable; one serves all threads.
 */
public final class PlainMessages {

    private final List<String> names;
    private final QuotedWords words;
    private final Limits limits;

    private PlainMessages(Shape<?> shape, Limits limits) {
        this.names = names(shape).distinct().toList();
        this.words = new QuotedWords(names);
        this.limits = limits;
    }

    /** Those of a contract: the names of its fields are found without a string. */
    public static PlainMessages of(Contract<?> type, Limits limits) {
        return new PlainMessages(type.shape(), limits);
    }

    private static Stream<String> names(Shape<?> shape) {
        return Stream.concat(
                shape.fields().stream().map(Field::name),
                shape.fields().stream()
                        .flatMap(field -> field.type().single().asObject().stream())
                        .flatMap(object -> names(object.shape())));
    }

    /** The tokens; null when there is the least doubt whether the message is one JSON object within the limits. */
    public @Nullable Tokens tokens(byte[] message) {
        var end = message.length;
        if (end < Words.LENGTH || end > limits.bytes() || message[0] != '{' || message[end - 1] != '}') {
            return null;
        }
        var index = new TokenIndex(message, limits.tokens());
        return index.isOfObject(limits.depth()) ? new PlainTokens(this, message, index) : null;
    }

    /** The name that stands between two places. */
    String name(byte[] in, int start, int end) {
        var known = words.find(in, start);
        return known == QuotedWords.NONE ? text(in, start, end) : names.get(known);
    }

    /** The ASCII text that stands between two places. */
    @SuppressWarnings(
            "deprecation") // The one constructor that copies bytes without a look at them; for ASCII it is right.
    static String text(byte[] in, int start, int end) {
        return new String(in, 0, start, end - start);
    }
}

package io.tradeschema.benchmarks;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Ten thousand messages, always the same. */
public enum Corpus {
    /** A few producers: subsets of fields in four orders, forms of numbers and times, some escapes; 1 % is invalid. */
    VARIED(index -> invalidAtTimes(index, Source.EVERYDAY::varied)),
    /** The same with the fields of every other message in an order that no other message has: nothing to be guessed. */
    ANY_ORDER(index -> invalidAtTimes(index, Source.EVERYDAY::inAnyOrder)),
    /** One producer: the same fields in the same order; only the values vary. */
    STEADY(Corpus::steady),
    /** The varied messages, each with one field that the contract does not have. */
    REFUSED(index -> utf8(withUnknownField(Source.EVERYDAY.varied(index)))),
    /** The tests' own valid messages: most of their texts are foreign or escaped. */
    STRANGE(index -> Source.SAMPLES.random(index).bytes()),
    /** The tests' own messages one edit away from valid ones. */
    HOSTILE(index -> Source.MUTATIONS.mutant(index).bytes());

    private static final int SIZE = 10_000;
    private final LongFunction<byte[]> message;

    Corpus(LongFunction<byte[]> message) {
        this.message = message;
    }

    /** The messages. */
    public byte[][] messages() {
        return LongStream.range(0, SIZE).mapToObj(message).toArray(byte[][]::new);
    }

    /** Whether a message of it is an event, so that there is something to write. */
    boolean holdsEvents() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        return Arrays.stream(messages()).anyMatch(each -> codec.decode(each).accepted());
    }

    private static byte[] invalidAtTimes(long index, LongFunction<String> valid) {
        return index % 100 == 99 ? Source.MUTATIONS.mutant(index / 100).bytes() : utf8(valid.apply(index));
    }

    private static byte[] steady(long index) {
        return utf8(Source.EVERYDAY.steady(Source.STEADY_SAMPLE, index));
    }

    /** The message with a field more, that the contract does not have. */
    static String withUnknownField(String message) {
        return message.replaceFirst("\\{", "{\"strategy_name\": \"momentum\", ");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The generators; made once, when the first message is asked for. */
    private static final class Source {

        static final SampleMessages SAMPLES = SampleMessages.of(TradeIntent.TYPE);
        static final Mutations MUTATIONS = Mutations.of(SAMPLES);
        static final EverydayMessages EVERYDAY = new EverydayMessages(TradeIntent.TYPE);
        /** The first sample that has thirteen fields in the header's order, none of them null. */
        static final long STEADY_SAMPLE = LongStream.iterate(0, index -> index + 1)
                .filter(index -> isInOrder(SAMPLES.random(index).json()))
                .findFirst()
                .orElseThrow();

        private static boolean isInOrder(String json) {
            var places = TradeIntent.TYPE.shape().fields().stream()
                    .mapToInt(field -> json.indexOf('"' + field.name() + '"'))
                    .filter(place -> place >= 0)
                    .toArray();
            return places.length == 13
                    && !json.contains("null")
                    && Arrays.equals(Arrays.stream(places).sorted().toArray(), places);
        }
    }
}

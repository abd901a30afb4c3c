package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.direct.DirectDecoder;
import io.tradeschema.json.sample.Mutations;
import io.tradeschema.json.sample.SampleMessages;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Version;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The direct decoder accepts only what the reference accepts without a finding, with an equal event. 200,000 messages in
 * every build; as many as one likes with {@code -Dtradeschema.direct.messages=100000000 -Dtradeschema.seed=7}.
 */
class DirectAgreementTest {

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final long MESSAGES = Long.getLong("tradeschema.direct.messages", 200_000);
    private static final Limits NARROW = new Limits(400, 64, 2, 35, 64, 8);

    static Stream<Case<?>> cases() {
        return Stream.of(
                new Case<>(TradeIntent.TYPE, Limits.STANDARD),
                new Case<>(TradeClosed.TYPE, Limits.STANDARD),
                new Case<>(TradeIntent.TYPE.at(new Version(1, 0, 0)), Limits.STANDARD),
                new Case<>(TradeIntent.TYPE, NARROW));
    }

    record Case<T>(EventType<T> type, Limits limits) {

        long messages() {
            return MESSAGES * (limits == NARROW || !type.version().equals(TradeIntent.TYPE.version()) ? 1 : 4) / 10;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_direct_decoder_says_only_what_the_reference_says(Case<?> each) {
        var accepted = compare(each);

        System.out.printf(
                "agreement: direct decoder of %s, seed %d: %,d messages, %,d of them read directly%n",
                each.type(), SEED, each.messages(), accepted);
        assertThat(accepted).isGreaterThan(each.messages() / 100);
    }

    private static <T> long compare(Case<T> each) {
        var judge = new Judge<>(each);
        var samples = SampleMessages.of(each.type()).seed(SEED);
        var mutations = Mutations.of(samples);
        var accepted = 0L;
        for (var i = 0L; i < each.messages(); i++) {
            accepted += judge.compare(message(i, samples, mutations)) ? 1 : 0;
        }
        return accepted;
    }

    /** Valid messages, such as a person would edit, and such as a broken line would; of calm ones and of strange ones. */
    private static byte[] message(long index, SampleMessages samples, Mutations mutations) {
        var random = new Random(SEED * 31 + index);
        return switch ((int) (index % 8)) {
            case 0 -> samples.random(index).bytes();
            case 1 -> mutations.mutant(index).bytes();
            case 2 -> ByteMutations.of(samples.random(index).bytes(), random);
            case 3 -> plain(samples.random(index).json());
            default -> ByteMutations.of(plain(samples.random(index).json()), random);
        };
    }

    /** The message with its escapes and foreign letters taken out: what is left is read directly, and worth breaking. */
    private static byte[] plain(String message) {
        return message.replaceAll("\\\\(u....|.)", "x")
                .replaceAll("[^\\n -~]", "y")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks both decoders of an event. */
    private static final class Judge<T> {

        private final EventCodec<T> codec;
        private final DirectDecoder<T> direct;

        Judge(Case<T> each) {
            this.codec = EventCodec.of(each.type(), each.limits());
            this.direct = DirectDecoder.of(each.type(), each.limits()).orElseThrow();
        }

        /** Whether the message is read directly. */
        boolean compare(byte[] message) {
            var before = message.clone();
            var event = direct.decode(message);
            if (event == null) {
                return false;
            }
            var reference = codec.decodeByReference(message);
            if (!reference.findings().equals(List.of())
                    || !event.equals(reference.orThrow())
                    || !codec.decode(new String(message, StandardCharsets.UTF_8))
                            .equals(reference)
                    || !Arrays.equals(before, message)) {
                throw new AssertionError(SEED + ": direct " + event + ", reference " + reference + "\n"
                        + new String(message, StandardCharsets.UTF_8) + "\n"
                        + HexFormat.of().formatHex(message));
            }
            return true;
        }
    }
}

package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The direct decoder accepts only what the reference accepts without a finding, with an equal event; what it leaves, and
 * what is refused, gets the reference's findings, word for word, whoever finds the tokens; and what is written directly is
 * what the reference writes. 200,000 messages in every build; as many as one likes with
 * {@code -Dtradeschema.direct.messages=100000000 -Dtradeschema.seed=7}.
 */
class DirectAgreementTest {

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final long MESSAGES = Long.getLong("tradeschema.direct.messages", 50_000);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(u....|.)");
    private static final Pattern FOREIGN = Pattern.compile("[^\\n -~]");
    /** How many messages are made of one sample, each in a way of its own. */
    private static final int WAYS = 8;
    /** How many of them are asked about everywhere, read directly or not: the valid ones and one of each kind of edit. */
    private static final int ASKED = 4;

    static List<BothPaths<?>> paths() {
        return BothPaths.all();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void the_direct_path_says_only_what_the_reference_says(BothPaths<?> paths) {
        var messages = MESSAGES * (paths.isUsual() ? 3 : 1) / 10;
        var samples = SampleMessages.of(paths.type()).seed(SEED);
        var mutations = Mutations.of(samples);

        var direct = LongStream.range(0, messages / WAYS)
                .parallel()
                .map(index -> readDirectly(paths, messages(index, samples, mutations)))
                .sum();

        System.out.printf(
                "agreement: both paths of %s, seed %d: %,d messages, %,d of them read directly%n",
                paths, SEED, messages / WAYS * WAYS, direct);
        assertThat(direct).isGreaterThan(messages / 100);
    }

    private static long readDirectly(BothPaths<?> paths, byte[][] messages) {
        var direct = 0;
        for (var way = 0; way < WAYS; way++) {
            var isDirect = way < ASKED ? paths.ask(messages[way]).direct() : paths.readDirectly(messages[way]);
            direct += isDirect ? 1 : 0;
        }
        return direct;
    }

    /** Valid messages, such as a person would edit, and such as a broken line would; of calm ones and of strange ones. */
    private static byte[][] messages(long index, SampleMessages samples, Mutations mutations) {
        var random = new Random(SEED * 31 + index);
        var sample = samples.random(index).json();
        var strange = sample.getBytes(StandardCharsets.UTF_8);
        var calm = plain(sample);
        var messages = new byte[WAYS][];
        messages[0] = strange;
        messages[1] = calm;
        messages[2] = mutations.mutant(index).bytes();
        messages[3] = ByteMutations.of(strange, random);
        for (var way = 4; way < WAYS; way++) {
            messages[way] = ByteMutations.of(calm, random);
        }
        return messages;
    }

    /** The message with its escapes and foreign letters taken out: what is left is read directly, and worth breaking. */
    private static byte[] plain(String message) {
        return FOREIGN.matcher(ESCAPE.matcher(message).replaceAll("x"))
                .replaceAll("y")
                .getBytes(StandardCharsets.US_ASCII);
    }
}

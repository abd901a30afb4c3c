package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.MutationFamily;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every message; the seed as in {@link SchemaAgreementTest}. */
class EventCodecPropertiesTest {

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    /** Of one kind; some checks take two or three times as many. */
    private static final int MESSAGES = Integer.getInteger("tradeschema.decoded.messages", 10_000);

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    static Stream<EventType<?>> types() {
        return Stream.of(TradeIntent.TYPE, TradeClosed.TYPE);
    }

    @ParameterizedTest
    @CsvSource({"en-US, UTC", "tr-TR, Asia/Kolkata", "ar-EG-u-nu-arab, Pacific/Chatham", "hi-IN-u-nu-deva, Pacific/Apia"
    })
    void what_is_written_is_read_as_the_same_event_and_written_in_the_same_bytes(String language, String place) {
        var plain = types().map(EventCodecPropertiesTest::written).toList();
        Locale.setDefault(Locale.forLanguageTag(language));
        TimeZone.setDefault(TimeZone.getTimeZone(place));

        types().forEach(type -> roundTrip(EventCodec.of(type)));

        assertThat(types().map(EventCodecPropertiesTest::written).toList()).isEqualTo(plain);
    }

    private static <T> void roundTrip(EventCodec<T> codec) {
        SampleMessages.of(codec.type()).seed(SEED).stream().limit(12_500).forEach(sample -> {
            var event = codec.decode(sample.json()).orThrow();
            var once = codec.encode(event);
            var again = codec.decode(once);
            if (!again.value().equals(Optional.of(event))
                    || !again.findings().isEmpty()
                    || !Arrays.equals(codec.encode(again.orThrow()), once)) {
                throw new AssertionError(
                        SEED + ": " + sample + "\n" + new String(once, StandardCharsets.UTF_8) + again);
            }
        });
    }

    private static <T> List<String> written(EventType<T> type) {
        var codec = EventCodec.of(type);
        return SampleMessages.of(type)
                .random()
                .limit(500)
                .map(sample -> codec.encodeToString(codec.decode(sample.json()).orThrow()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatever_the_bytes_are_there_is_an_event_or_an_error(EventType<?> type) {
        var codec = EventCodec.of(type);
        var random = new Random(SEED);
        var samples = SampleMessages.of(type).seed(SEED);
        for (var i = 0; i < 3 * MESSAGES; i++) {
            var bytes = i % 3 == 0 ? noise(random) : flipped(samples.random(i).bytes(), random);
            checkTotal(codec.decode(bytes), bytes);
        }
        Mutations.of(samples).stream()
                .limit(MESSAGES)
                .forEach(mutant -> checkTotal(codec.decode(mutant.bytes()), mutant.bytes()));
        System.out.printf("agreement: any bytes for %s, seed %d: %,d messages%n", type, SEED, 4 * MESSAGES);
    }

    private static byte[] noise(Random random) {
        var bytes = new byte[random.nextInt(200)];
        if (random.nextBoolean()) {
            random.nextBytes(bytes);
        } else {
            var json = "{}[]:,\"\\0123456789.eE+-truefalsn \n\u0000";
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) json.charAt(random.nextInt(json.length()));
            }
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        for (var i = 1 + random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static void checkTotal(Outcome<?> outcome, byte[] bytes) {
        var errors = outcome.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        if (outcome.accepted() != (errors == 0) || !isOrdinary(outcome.findings())) {
            throw new AssertionError(SEED + ": " + outcome + "\n" + new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** What is printed is short and plain ASCII, whatever came in; only the ellipsis of a cut is not. */
    private static boolean isOrdinary(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.toString().replace('…', '.'))
                .allMatch(line -> line.length() < 1_000 && line.chars().allMatch(unit -> unit >= ' ' && unit < 0x7F));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_door_for_maps_gives_the_same_answer_as_the_door_for_bytes(EventType<?> type) {
        var codec = EventCodec.of(type);
        var mutations = Mutations.of(SampleMessages.of(type).seed(SEED));
        var compared = 0;
        var longOnTheWireOnly = 0;
        for (var i = 0; i < 2 * MESSAGES; i++) {
            var mutant = mutations.mutant(i);
            var map = JsonValues.tryMap(mutant.text());
            if (map.isPresent()
                    && mutant.family() != MutationFamily.ENCODING
                    && mutant.bytes().length <= Limits.STANDARD.bytes()) {
                var byBytes = codec.decode(mutant.bytes());
                var byMap = codec.decode(map.get());
                if (isLongOnTheWireOnly(byBytes, byMap)) {
                    longOnTheWireOnly++;
                } else if (!asFarAsMapsTell(byBytes).equals(asFarAsMapsTell(byMap))) {
                    throw new AssertionError(SEED + ": " + mutant + "\n" + byBytes + "\n" + byMap);
                }
                compared++;
            }
        }
        System.out.printf("agreement: maps and bytes of %s, seed %d: %,d messages%n", type, SEED, compared);
        assertThat(compared).isGreaterThan(MESSAGES);
        assertThat(longOnTheWireOnly).isLessThan(compared / 100);
    }

    /** A number that has a shorter text than the one it came in, such as 0.0000…e5. */
    private static boolean isLongOnTheWireOnly(Outcome<?> byBytes, Outcome<?> byMap) {
        return hasLongNumber(byBytes) && !hasLongNumber(byMap);
    }

    private static boolean hasLongNumber(Outcome<?> outcome) {
        return outcome.findings().stream().anyMatch(finding -> finding.rule() == MessageRule.LIMIT_NUMBER);
    }

    /** Event, rules and places. A map no longer knows how its numbers were written. */
    private static List<Object> asFarAsMapsTell(Outcome<?> outcome) {
        var answer = new ArrayList<Object>(List.of(outcome.value()));
        outcome.findings().forEach(finding -> answer.add(finding.rule() + " " + finding.where()));
        return answer;
    }

    @ParameterizedTest
    @MethodSource("types")
    void eight_threads_on_one_codec_get_what_one_thread_gets(EventType<?> type) throws Exception {
        var codec = EventCodec.of(type);
        var mutations = Mutations.of(SampleMessages.of(type).seed(SEED));
        var messages = new ArrayList<byte[]>();
        SampleMessages.of(type).random().limit(250).forEach(sample -> messages.add(sample.bytes()));
        mutations.stream().limit(250).forEach(mutant -> messages.add(mutant.bytes()));
        var alone = messages.stream().map(message -> answer(codec, message)).toList();

        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> work = () -> {
                var different = 0;
                for (var i = 0; i < 10_000; i++) {
                    var at = i % messages.size();
                    different += answer(codec, messages.get(at)).equals(alone.get(at)) ? 0 : 1;
                }
                return different;
            };
            var results = threads.invokeAll(Collections.nCopies(8, work), 120, TimeUnit.SECONDS);
            for (var result : results) {
                assertThat(result.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> String answer(EventCodec<T> codec, byte[] message) {
        var outcome = codec.decode(message);
        return outcome.value().map(codec::encodeToString).orElse("") + outcome.findings();
    }
}

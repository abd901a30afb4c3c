package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.generator.SampleMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that grow from seeds by edits that know nothing of JSON; both paths are asked about each. 100,000 in every build, on
 * one thread, the same every time; on all cores for as long as one likes with {@code -Dtradeschema.fuzz.minutes=60
 * -Dtradeschema.seed=7}. What fails is made short and saved among the sources, and read again by every build after that.
 */
class DirectFuzzTest {

    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final long MESSAGES = Long.getLong("tradeschema.fuzz.messages", 50_000);
    private static final long MINUTES = Long.getLong("tradeschema.fuzz.minutes", 0);
    private static final SavedFailures SAVED = new SavedFailures(
            Path.of(System.getProperty("tradeschema.fuzz.folder", "src/test/resources/io/tradeschema/json/saved")));

    static Stream<Path> saved() throws IOException {
        return SAVED.files().stream();
    }

    @ParameterizedTest
    @MethodSource("saved")
    void what_once_failed_stays_mended(Path message) throws IOException {
        for (var paths : BothPaths.all()) {
            paths.ask(Files.readAllBytes(message));
        }
    }

    @Test
    void both_paths_agree_about_bytes_that_grow_from_seeds() {
        var end = MINUTES > 0 ? System.nanoTime() + MINUTES * 60_000_000_000L : Long.MAX_VALUE;
        var workers = MINUTES > 0 ? Runtime.getRuntime().availableProcessors() : 1;
        var grown = IntStream.range(0, workers)
                .parallel()
                .mapToObj(worker -> grow(new GrowingSeeds(SEED + worker), end))
                .toList();

        grown.forEach(System.out::println);
        assertThat(grown).allSatisfy(seeds -> {
            assertThat(seeds.direct()).isGreaterThan(seeds.asked() / 100);
            assertThat(seeds.kept()).isGreaterThan(seeds.planted());
        });
    }

    private static GrowingSeeds grow(GrowingSeeds seeds, long end) {
        while (MINUTES > 0 ? System.nanoTime() < end : seeds.asked() < MESSAGES) {
            var next = seeds.next();
            try {
                seeds.learn(next, next.paths().ask(next.message()));
            } catch (AssertionError | RuntimeException | StackOverflowError failure) {
                throw new AssertionError("saved as " + SAVED.save(next.paths(), next.message()), failure);
            }
        }
        return seeds;
    }

    @Test
    void a_failure_is_cut_down_to_what_makes_it_fail() {
        assertThat(SavedFailures.shortened(
                        "abcXdefghYijk".getBytes(StandardCharsets.US_ASCII), DirectFuzzTest::hasBoth))
                .asString()
                .isEqualTo("XY");
    }

    private static boolean hasBoth(byte[] message) {
        var text = new String(message, StandardCharsets.US_ASCII);
        return text.contains("X") && text.contains("Y");
    }
}

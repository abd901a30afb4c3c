package io.tradeschema.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.confirm.Confirmer;
import io.tradeschema.compat.confirm.HarrelConfirmer;
import io.tradeschema.compat.confirm.NetworkntConfirmer;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.SchemaDialect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What no example shows: that no generated message contradicts a verdict. {@code -Dcompat.pairs=500
 * -Dcompat.messages=1000 -Dcompat.seed=7} runs the campaign of docs/compatibility.md.
 */
class SoundnessTest {

    private static final int PAIRS = Integer.getInteger("compat.pairs", 120);
    private static final int MESSAGES = Integer.getInteger("compat.messages", 60);
    private static final long SEED = Long.getLong("compat.seed", 20261123L);

    private record Pair(long seed, Json old, Json current) {
        static Pair of(long seed) {
            var generated = new Generated(seed);
            var old = generated.schema(3);
            return new Pair(seed, old, generated.edited(old, 3));
        }

        @Override
        public String toString() {
            return "seed " + seed + "\n" + old + "\n" + current;
        }
    }

    @Test
    void no_message_contradicts_a_safe_verdict() {
        for (var i = 0; i < PAIRS; i++) {
            var pair = Pair.of(SEED + i);
            var verdict = Comparison.USUAL.compare(pair.old(), pair.current());
            if (!verdict.backward().isSafe() && !verdict.forward().isSafe()) {
                continue;
            }
            var old = confirmers(pair.old());
            var current = confirmers(pair.current());
            var generated = new Generated(~pair.seed());
            for (var j = 0; j < MESSAGES; j++) {
                var message = j % 3 == 0
                        ? generated.message(3)
                        : generated.message(j % 3 == 1 ? pair.old() : pair.current(), 4);
                if (verdict.backward().isSafe()) {
                    assertThat(breaks(message, old, current))
                            .as("%s%n%s", pair, message)
                            .isFalse();
                }
                if (verdict.forward().isSafe()) {
                    assertThat(breaks(message, current, old))
                            .as("%s%n%s", pair, message)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_break_has_a_witness_that_both_validators_confirm() {
        for (var i = 0; i < PAIRS; i++) {
            var pair = Pair.of(SEED + i);
            var verdict = Comparison.USUAL.compare(pair.old(), pair.current());
            if (verdict.backward().outcome() == Decision.BREAK) {
                assertThat(breaks(
                                verdict.backward().witness().orElseThrow(),
                                confirmers(pair.old()),
                                confirmers(pair.current())))
                        .as(pair.toString())
                        .isTrue();
            }
            if (verdict.forward().outcome() == Decision.BREAK) {
                assertThat(breaks(
                                verdict.forward().witness().orElseThrow(),
                                confirmers(pair.current()),
                                confirmers(pair.old())))
                        .as(pair.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void an_undone_edit_mirrors_the_verdict() {
        for (var i = 0; i < PAIRS; i++) {
            var pair = Pair.of(SEED + i);
            var done = Comparison.USUAL.compare(pair.old(), pair.current());
            var undone = Comparison.USUAL.compare(pair.current(), pair.old());
            if (!done.has(Decision.UNDECIDED) && !undone.has(Decision.UNDECIDED)) {
                assertThat(List.of(done.backward().outcome(), done.forward().outcome()))
                        .as(pair.toString())
                        .isEqualTo(List.of(
                                undone.forward().outcome(), undone.backward().outcome()));
            }
        }
    }

    @Test
    void a_schema_with_its_keys_shuffled_is_the_same_schema() {
        for (var i = 0; i < PAIRS; i++) {
            var generated = new Generated(SEED + i);
            var schema = generated.schema(4);
            var verdict = Comparison.USUAL.compare(schema, generated.shuffled(schema));

            assertThat(verdict)
                    .as("seed %s", SEED + i)
                    .isEqualTo(new Verdict(Judgement.SAFE, Judgement.SAFE, List.of()));
        }
    }

    @Test
    void hardly_any_generated_pair_stays_undecided() {
        var undecided = 0;
        for (var i = 0; i < PAIRS; i++) {
            var pair = Pair.of(SEED + i);
            undecided += Comparison.USUAL.compare(pair.old(), pair.current()).has(Decision.UNDECIDED) ? 1 : 0;
        }
        assertThat(undecided).as("seed %s", SEED).isLessThanOrEqualTo(PAIRS / 25);
    }

    private static List<Confirmer> confirmers(Json schema) {
        return List.of(
                new NetworkntConfirmer(schema, SchemaDialect.USUAL), new HarrelConfirmer(schema, SchemaDialect.USUAL));
    }

    /** Both validators take the message under the one schema and refuse it under the other. */
    private static boolean breaks(Json message, List<Confirmer> taking, List<Confirmer> refusing) {
        return taking.stream().allMatch(confirmer -> confirmer.accepts(message).equals(Optional.of(true)))
                && refusing.stream()
                        .allMatch(confirmer -> confirmer.accepts(message).equals(Optional.of(false)));
    }
}

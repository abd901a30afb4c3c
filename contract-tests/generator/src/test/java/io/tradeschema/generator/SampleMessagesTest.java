package io.tradeschema.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Field;
import io.tradeschema.model.Limits;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleMessagesTest {

    static Stream<EventType<?>> types() {
        return Stream.of(TradeIntent.TYPE, TradeClosed.TYPE);
    }

    private static List<String> shown(EventType<?> type) {
        return SampleMessages.of(type).showcase().stream().map(Sample::shows).toList();
    }

    @Test
    void the_first_samples_are_the_ones_that_people_look_for() {
        assertThat(SampleMessages.of(TradeIntent.TYPE).showcase().get(0))
                .isEqualTo(new Sample(
                        "only the required fields",
                        "{\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", \"position_size_usd\": 200, \"leverage\": 5,"
                                + " \"entry_price\": 1.6204}"));
        assertThat(shown(TradeIntent.TYPE))
                .startsWith("only the required fields", "every field", "action BUY", "action SELL", "action CLOSE")
                .contains(
                        "only stop_loss",
                        "stop_loss null",
                        "confidence 0 (at its least)",
                        "confidence 1 (at its most)");
        assertThat(shown(TradeClosed.TYPE))
                .contains(
                        "exit_reason tp_hit",
                        "exit_reason sl_hit",
                        "exit_reason trailing_stop",
                        "exit_reason time_stop");
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_field_is_shown_alone_and_every_sample_is_valid(EventType<?> type) {
        var codec = EventCodec.of(type);
        var optional = type.shape().fields().stream()
                .filter(field -> !field.required())
                .map(Field::name)
                .map("only "::concat)
                .toList();

        assertThat(shown(type)).containsAll(optional);
        assertThat(SampleMessages.of(type).stream().limit(2_000)).allSatisfy(sample -> {
            assertThat(codec.decode(sample.json()).accepted())
                    .as(sample.toString())
                    .isTrue();
            assertThat(sample.bytes()).hasSizeLessThan(Limits.STANDARD.bytes());
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_same_seed_gives_the_same_messages_in_any_order_and_another_seed_others(EventType<?> type) {
        var samples = SampleMessages.of(type).seed(7);
        var first = samples.random().limit(100).toList();

        assertThat(SampleMessages.of(type).seed(7).random().limit(100).toList()).isEqualTo(first);
        assertThat(samples.random(99)).isEqualTo(first.get(99));
        assertThat(SampleMessages.of(type).seed(8).random().limit(100).toList()).doesNotContainAnyElementsOf(first);
        assertThat(new HashSet<>(first)).hasSize(100);
        assertThat(Mutations.of(samples).mutant(50))
                .hasToString(Mutations.of(samples).mutant(50).toString());
    }

    @Test
    void every_family_of_edits_makes_messages_that_are_refused() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        var mutations = Mutations.of(TradeIntent.TYPE);

        for (var family : MutationFamily.values()) {
            var refused = mutations.stream(family)
                    .limit(300)
                    .filter(mutant -> mutant.family() == family)
                    .filter(mutant -> !codec.decode(mutant.bytes()).accepted())
                    .count();
            assertThat(refused).as(family.name()).isGreaterThan(50);
        }
        assertThat(mutations.stream().limit(100).map(Mutant::family).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(MutationFamily.values()));
    }
}

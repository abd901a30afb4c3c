package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Bump;
import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.ComparisonOptions;
import io.tradeschema.compat.Decision;
import io.tradeschema.compat.Judgement;
import io.tradeschema.compat.ReaderView;
import io.tradeschema.compat.Rollout;
import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.confirm.SecondOpinions;
import io.tradeschema.compat.confirm.Validators;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.schema.SchemaDialect;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine's answers about our own published schemas. */
class OwnContractTest {

    private static final Collection<EventType<?>> TYPES = Events.all().types();

    @Test
    void the_step_from_1_0_0_to_1_1_0_of_both_events_asks_for_consumers_first() {
        for (var event : List.of("trade.intent", "trade.closed")) {
            var versions = new ArchivedVersions();
            var verdict = new Comparison(ComparisonOptions.knowing(EventNames.of(TYPES)))
                    .compare(
                            versions.find(event + "@1.0.0").orElseThrow().text(),
                            versions.find(event + "@1.1.0").orElseThrow().text());

            assertThat(verdict.backward()).as(event).isEqualTo(Judgement.SAFE);
            assertThat(verdict.forward().outcome()).as(event).isEqualTo(Decision.BREAK);
            assertThat(verdict.rollout()).as(event).isEqualTo(Rollout.CONSUMERS_FIRST);
            assertThat(verdict.bump()).as(event).contains(Bump.MINOR);
            assertThat(verdict.changes())
                    .as(event)
                    .allMatch(change -> change.rule().name().startsWith("FIELD_ADDED"));
        }
    }

    @Test
    void the_reader_view_of_our_own_contract_takes_an_addition() throws Exception {
        var published = new ArchivedVersions().find("trade.closed@1.0.0").orElseThrow();
        var view = new SecondOpinions(
                new Validators(
                        ReaderView.ofText(
                                published.text(),
                                EventNames.of(published, TYPES).mustUnderstand()),
                        SchemaDialect.USUAL),
                Deadline.in(Duration.ofSeconds(20)));
        var message = "{\"symbol\":\"BTCUSDT\",\"status\":\"closed\",\"pnl\":1,\"exit_reason\":\"tp_hit\","
                + "\"exit_price\":2,\"tp_level\":2%s}";

        assertThat(view.accepts(JsonReading.read(message.formatted("")))).contains(true);
        assertThat(view.accepts(JsonReading.read(message.formatted(",\"note\":\"x\""))))
                .contains(true);
    }

    private static Verdict verdict(String event, String before, String after, boolean open) {
        var versions = new ArchivedVersions();
        var current = versions.find(event + "@" + after).orElseThrow();
        return new Comparison(
                        ComparisonOptions.knowing(EventNames.of(current, TYPES)).withReaders(open))
                .compare(versions.find(event + "@" + before).orElseThrow().text(), current.text());
    }

    private static List<String> changes(Verdict verdict) {
        return verdict.changes().stream()
                .map(change -> change.rule().name() + " " + change.path())
                .distinct()
                .toList();
    }

    /** Labelled before it was run: from the contract's text. */
    @ParameterizedTest
    @CsvSource({
        "trade.intent, 1.0.0, false", "trade.intent, 1.0.0, true", "trade.intent, 1.1.0, false",
                "trade.intent, 1.1.0, true",
        "trade.closed, 1.0.0, false", "trade.closed, 1.0.0, true", "trade.closed, 1.1.0, false",
                "trade.closed, 1.1.0, true",
    })
    void the_step_to_1_2_0_asks_for_consumers_first_open_or_not(String event, String before, boolean open) {
        var verdict = verdict(event, before, "1.2.0", open);

        assertThat(verdict.backward()).isEqualTo(Judgement.SAFE);
        assertThat(verdict.forward().outcome()).isEqualTo(Decision.BREAK);
        assertThat(verdict.rollout()).isEqualTo(Rollout.CONSUMERS_FIRST);
        assertThat(verdict.bump()).contains(Bump.MINOR);
    }

    @Test
    void what_came_in_1_2_0_is_named() {
        assertThat(changes(verdict("trade.intent", "1.1.0", "1.2.0", false)))
                .containsExactly("PATTERN_LOOSENED $.symbol");
        assertThat(changes(verdict("trade.closed", "1.1.0", "1.2.0", false)))
                .containsExactlyInAnyOrder(
                        "FIELD_ADDED_OPTIONAL $.fee",
                        "FIELD_ADDED_OPTIONAL $.close_intent_id",
                        "ENUM_VALUE_ADDED $.exit_reason",
                        "PATTERN_LOOSENED $.symbol");
    }

    @Test
    void a_field_that_an_event_need_not_have_understood_is_no_such_field_because_another_event_has_one() {
        assertThat(changes(verdict("trade.closed", "1.0.0", "1.1.0", true)))
                .contains("FIELD_ADDED_OPTIONAL $.quantity");
        assertThat(verdict("trade.closed", "1.0.0", "1.1.0", true).forward()).isEqualTo(Judgement.SAFE);
        assertThat(changes(verdict("trade.intent", "1.0.0", "1.1.0", true)))
                .contains("FIELD_ADDED_MUST_UNDERSTAND $.quantity", "FIELD_ADDED_MUST_UNDERSTAND $.reduce_only");
        assertThat(verdict("trade.intent", "1.0.0", "1.1.0", true).forward().outcome())
                .isEqualTo(Decision.BREAK);
    }
}

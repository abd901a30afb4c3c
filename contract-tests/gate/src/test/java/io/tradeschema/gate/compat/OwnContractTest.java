package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Bump;
import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.ComparisonOptions;
import io.tradeschema.compat.Decision;
import io.tradeschema.compat.Judgement;
import io.tradeschema.compat.ReaderView;
import io.tradeschema.compat.Rollout;
import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.compat.confirm.SecondOpinions;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.schema.SchemaDialect;
import io.tradeschema.model.Events;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine's answers about our own published schemas. */
class OwnContractTest {

    private static final KnownNames NAMES = EventNames.of(Events.all().types());

    @Test
    void the_step_from_1_0_0_to_1_1_0_of_both_events_asks_for_consumers_first() {
        for (var event : List.of("trade.intent", "trade.closed")) {
            var versions = new ArchivedVersions();
            var verdict = new Comparison(ComparisonOptions.knowing(NAMES))
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
    void the_reader_view_of_our_own_contract_takes_an_addition_and_refuses_one_that_changes_exposure()
            throws Exception {
        var published = new ArchivedVersions().find("trade.closed@1.0.0").orElseThrow();
        var view = new SecondOpinions(
                ReaderView.ofText(published.text(), NAMES.mustUnderstand()),
                SchemaDialect.USUAL,
                Deadline.in(Duration.ofSeconds(20)));
        var message = "{\"symbol\":\"BTCUSDT\",\"status\":\"closed\",\"pnl\":1,\"exit_reason\":\"tp_hit\","
                + "\"exit_price\":2,\"tp_level\":2%s}";

        assertThat(view.accepts(JsonReading.read(message.formatted("")))).contains(true);
        assertThat(view.accepts(JsonReading.read(message.formatted(",\"note\":\"x\""))))
                .contains(true);
        assertThat(view.accepts(JsonReading.read(message.formatted(",\"leverage\":5"))))
                .contains(false);
        assertThat(view.accepts(JsonReading.read(message.formatted(",\"side\":\"SELL\""))))
                .contains(false);
    }
}

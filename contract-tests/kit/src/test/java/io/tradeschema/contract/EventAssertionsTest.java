package io.tradeschema.contract;

import static io.tradeschema.contract.EventAssertions.assertThatEntry;
import static io.tradeschema.contract.EventAssertions.assertThatEvent;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.EntryCases;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventAssertionsTest {

    private static final String TYPE = TradeIntent.TYPE.toString();
    private static final String VALID = "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,"
            + "\"leverage\":1,\"entry_price\":88000.5}";
    private static final String INCIDENT = VALID.replace("action", "side");
    private static final String NO_ZONE = VALID.replace("}", ",\"timestamp\":\"2026-01-21T04:10:00\"}");

    @Test
    void bytes_text_map_event_and_entry_are_all_messages() {
        assertThatEvent(VALID).isValid(TradeIntent.TYPE).hasNoFindings();
        assertThatEvent(VALID.getBytes(StandardCharsets.UTF_8)).isValid(TradeIntent.TYPE);
        assertThatEvent(TradeIntent.TYPE.shape().wire(Governor.exit(Action.SELL)))
                .isValid(TradeIntent.TYPE);
        assertThatEvent(Governor.exit(Action.SELL)).isValid(TradeIntent.TYPE);
        assertThatEntry(EntryCases.of(TradeIntent.TYPE).around(VALID)).isValid(TradeIntent.TYPE);
    }

    @Test
    void a_refusal_names_its_rules_exactly() {
        assertThatEvent(INCIDENT)
                .isRefusedWith(TradeIntent.TYPE, "RETIRED_FIELD")
                .hasFindingAt("$.side", "RETIRED_FIELD");
        assertThatEvent(Map.of()).isRefusedWith(TradeIntent.TYPE, "MISSING_FIELD");
        assertThatEntry(Map.of("data", VALID))
                .isRefusedWith(TradeIntent.TYPE, "ENVELOPE_FIELD_MISSING", "ENVELOPE_PAYLOAD_KEY");
    }

    @Test
    void a_warning_is_a_finding_of_a_valid_message() {
        assertThatEvent(NO_ZONE)
                .isValid(TradeIntent.TYPE)
                .hasFinding("TIME_WITHOUT_ZONE")
                .hasFindingAt("$.timestamp", "TIME_WITHOUT_ZONE");
    }

    @Test
    void an_unexpected_refusal_lists_its_findings_one_a_line() {
        assertThatThrownBy(() -> assertThatEvent(INCIDENT.replace("88000.5", "\"1\""))
                        .as("the exit")
                        .isValid(TradeIntent.TYPE))
                .isInstanceOf(AssertionError.class)
                .hasMessage("[the exit] refused by " + TYPE + ":\n"
                        + "  " + TYPE + " $.entry_price: not a number above 0, found the text \"1\";"
                        + " write the number without quotes [WRONG_TYPE]\n"
                        + "  " + TYPE + " $.side: \"side\" is retired, found the text \"SELL\";"
                        + " send \"action\": \"SELL\" instead, one of BUY, SELL or CLOSE;"
                        + " LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]");
    }

    @Test
    void an_unexpected_acceptance_is_told() {
        assertThatThrownBy(() -> assertThatEvent(VALID).isRefusedWith(TradeIntent.TYPE, "RETIRED_FIELD"))
                .hasMessage("expected " + TYPE + " to refuse it with [RETIRED_FIELD], but it is accepted");
        assertThatThrownBy(() -> assertThatEvent(VALID).isRefusedWith(TradeIntent.TYPE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_for_another_reason_is_told() {
        assertThatThrownBy(() -> assertThatEvent("{").isRefusedWith(TradeIntent.TYPE, "RETIRED_FIELD"))
                .hasMessageStartingWith("expected " + TYPE
                        + " to refuse it with [RETIRED_FIELD], but it is refused with [NOT_JSON]:\n  " + TYPE + " $: ");
    }

    @Test
    void a_refusal_for_more_than_the_expected_reasons_is_told() {
        assertThatThrownBy(() -> assertThatEvent(INCIDENT.replace("88000.5", "\"1\""))
                        .isRefusedWith(TradeIntent.TYPE, "RETIRED_FIELD"))
                .hasMessageStartingWith("expected " + TYPE
                        + " to refuse it with [RETIRED_FIELD], but it is refused with [RETIRED_FIELD, WRONG_TYPE]:\n");
    }

    @Test
    void findings_that_are_not_there_are_told() {
        assertThatThrownBy(
                        () -> assertThatEvent(VALID).isValid(TradeIntent.TYPE).hasFinding("TIME_WITHOUT_ZONE"))
                .hasMessage("expected a finding [TIME_WITHOUT_ZONE], but there is none");
        assertThatThrownBy(() -> assertThatEvent(NO_ZONE)
                        .isValid(TradeIntent.TYPE)
                        .hasFindingAt("$.source", "TIME_WITHOUT_ZONE"))
                .hasMessageStartingWith(
                        "expected a finding [TIME_WITHOUT_ZONE] at $.source, but there are:\n  " + TYPE);
        assertThatThrownBy(
                        () -> assertThatEvent(NO_ZONE).isValid(TradeIntent.TYPE).hasNoFindings())
                .hasMessageStartingWith("expected no findings, but there are:\n  " + TYPE);
    }

    @Test
    void an_event_of_another_type_is_refused() {
        assertThatEvent(Governor.exit(Action.SELL)).isRefusedWith(TradeClosed.TYPE, "WRONG_TYPE");
    }

    @Test
    void a_failure_never_shows_the_whole_message() {
        var message = new LinkedHashMap<String, Object>();
        message.put("secret", "x".repeat(500));

        assertThatThrownBy(() -> assertThatEvent(message).isValid(TradeIntent.TYPE))
                .message()
                .doesNotContain("x".repeat(50));
    }
}

package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import org.junit.jupiter.api.Test;

class LegacyCommandTest {

    private static final String MESSAGES = """
            {"event": "trade.intent", "payload": {"symbol": "BTCUSDT", "action": "SELL", "position_size_usd": 150.0, "leverage": 1, "entry_price": 91000.5}}
            {"event": "trade.intent", "payload": {"symbol": "BTCUSDT", "side": "LONG", "position_size_usd": 150.0, "leverage": 1, "entry_price": 91000.5}}
            {"event": "trade.intent", "payload": {"symbol": "BTCUSDT", "side": "BUY", "position_size_usd": 150.0, "leverage": 1, "entry_price": 91000.5, "mood": "good"}}
            {"stream": "quantum:stream:trade.intent", "id": "1-0", "fields": {"event_type": "trade.intent", "timestamp": "2026-01-21T04:10:00Z", "source": "x", "symbol": "BTCUSDT", "side": "SELL", "position_usd": "150", "leverage": "1", "price": "91000.5"}}
            """;

    @Test
    void a_migration_counts_what_it_takes_as_it_is_what_it_adapts_and_what_it_refuses() {
        var run = CommandLineRun.withInput(MESSAGES, "validate", "--legacy", "--sunset", "9999-12-31", "-");

        assertThat(run.out()).contains("accepted: 1\n  adapted: 2\n  refused: 1\n");
        assertThat(run.findings())
                .contains("-:2: " + TradeIntent.TYPE + " $.side: an old name, read as \"action\": \"BUY\";"
                        + " before 9999-12-31 write \"action\": \"BUY\" [LEGACY_NAME, warning]");
        assertThat(run.out()).contains("[UNKNOWN_FIELD]");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void names_of_no_interest_are_left_out() {
        var run = CommandLineRun.withInput(
                MESSAGES, "validate", "--legacy", "--sunset", "9999-12-31", "--ignore", "mood,colour", "-");

        assertThat(run.out()).contains("accepted: 1\n  adapted: 3\n  refused: 0\n");
        assertThat(run.findings())
                .contains("-:3: " + TradeIntent.TYPE + " $.mood: left out, as declared;"
                        + " before 9999-12-31 stop writing it [LEGACY_FIELD_IGNORED, warning]");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void without_a_date_the_sunset_lies_ahead() {
        var run = CommandLineRun.withInput(MESSAGES, "validate", "--legacy", "-");

        assertThat(run.out()).contains("adapted: 2").doesNotContain("LEGACY_SUNSET");
    }

    @Test
    void a_strict_run_adapts_nothing_and_does_not_speak_of_it() {
        var run = CommandLineRun.withInput(MESSAGES, "validate", "-");

        assertThat(run.out()).contains("accepted: 1\n  refused: 3\n").doesNotContain("adapted");
    }

    @Test
    void a_date_alone_is_no_migration() {
        var run = CommandLineRun.withInput(MESSAGES, "validate", "--sunset", "9999-12-31", "-");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--legacy");
    }
}

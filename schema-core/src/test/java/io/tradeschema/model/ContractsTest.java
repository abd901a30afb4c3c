package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractsTest {

    @Test
    void two_contracts_on_one_stream_are_refused_at_once_with_both_names() {
        var closed = TradeClosed.TYPE.on("quantum:stream:trade.intent");

        assertThatThrownBy(() -> Contracts.of(List.of(TradeIntent.TYPE, closed)))
                .hasMessage(
                        "quantum:stream:trade.intent is the stream of two contracts, trade.intent and trade.closed; give"
                                + " one of them another");
    }

    @Test
    void a_stream_is_found_by_its_events_name_and_any_other_name_is_a_streams_own() {
        var contracts = Contracts.of(List.of(TradeClosed.TYPE.on("closes")));

        assertThat(contracts.streamOf("trade.closed")).isEqualTo("closes");
        assertThat(contracts.streamOf("trade.intent")).isEqualTo("trade.intent");
    }
}

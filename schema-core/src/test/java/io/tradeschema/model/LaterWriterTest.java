package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A map that a parser of someone else has made, of a writer that keeps a later version. */
class LaterWriterTest {

    private static Outcome<TradeClosed> open(Object key) {
        var message = new HashMap<Object, Object>(
                Map.of("symbol", "BTCUSDT", "status", "closed", "pnl", 1, "exit_reason", "manual", "exit_price", 2));
        message.put(key, true);
        return TradeClosed.TYPE
                .reading(Limits.STANDARD, Optional.of(Version.of("1.999.0")), true)
                .setAll(message)
                .build();
    }

    @Test
    void a_name_that_a_later_version_brings_is_left_out_and_told() {
        assertThat(open("zebra").accepted()).isTrue();
        assertThat(open("zebra").findings())
                .singleElement()
                .hasToString(TradeClosed.TYPE + " $.zebra: not read; the writer keeps 1.999.0, this reader knows "
                        + TradeClosed.TYPE.version()
                        + ": upgrade the reader where the field matters [ADDITION_NOT_READ, warning]");
    }

    @Test
    void a_key_that_is_no_text_is_no_name_of_any_version() {
        assertThat(open(5).findings())
                .singleElement()
                .hasToString(TradeClosed.TYPE
                        + " $[\"the number 5\"]: no such field, found true; leave it out, or add it to the"
                        + " contract first [UNKNOWN_FIELD]");
        assertThat(open(null).accepted()).isFalse();
        assertThat(open(Map.of()).accepted()).isFalse();
    }
}

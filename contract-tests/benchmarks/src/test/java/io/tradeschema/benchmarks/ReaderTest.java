package io.tradeschema.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever refuses a message is fast: nobody in the table may get there that way. */
class ReaderTest {

    @ParameterizedTest
    @EnumSource
    void every_reader_reads_what_one_producer_writes(Reader reader) throws Exception {
        var read = reader.prepare();
        for (var message : Corpus.STEADY.messages()) {
            var result = reader.writes()
                    ? read.write(EventCodec.of(TradeIntent.TYPE).decode(message).orThrow())
                    : read.read(message);

            assertThat(result).isNotNull().isNotInstanceOf(Exception.class);
        }
    }

    @Test
    void one_message_of_a_hundred_is_invalid_at_the_most() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        var refused = 0;
        for (var message : Corpus.VARIED.messages()) {
            refused += codec.decode(message).accepted() ? 0 : 1;
        }

        assertThat(refused).isBetween(50, 100);
    }
}

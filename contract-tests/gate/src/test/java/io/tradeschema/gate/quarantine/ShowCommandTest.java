package io.tradeschema.gate.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.live.QuarantineKeys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShowCommandTest {

    @Test
    void where_no_values_are_asked_for_the_fields_that_lie_there_show_none() {
        assertThat(shown(RedactedWriter::new))
                .contains("finding: trade.intent $.side: retired, found a text of 4 characters; send action")
                .contains("  payload: a text of 34 characters")
                .contains("  mended payload: a text of 36 characters")
                .doesNotContain("sk-live", "SELL");
    }

    @Test
    void otherwise_they_are_shown_as_they_are() {
        assertThat(shown(PrintWriter::new))
                .contains("  payload: \"{\"symbol\":\"sk-live\",\"side\":\"SELL\"}\"")
                .contains("found the text \"SELL\"; send action");
    }

    private static String shown(Function<Writer, PrintWriter> into) {
        var text = new StringWriter();
        var out = into.apply(text);
        ShowCommand.show(one(), new Printed(out));
        out.flush();
        return text.toString();
    }

    private static PutAside one() {
        return new PutAside(
                new Shelf(TradeIntent.TYPE, QuarantineKeys.of(TradeIntent.TYPE.stream())),
                "1769-0",
                "1768-0",
                "executor",
                "executor-1",
                List.of("trade.intent $.side: retired, found the text \"SELL\"; send action"),
                "stream",
                bytes("payload", "{\"symbol\":\"sk-live\",\"side\":\"SELL\"}"),
                bytes("payload", "{\"symbol\":\"sk-live\",\"action\":\"SELL\"}"),
                Optional.empty(),
                true);
    }

    private static List<byte[]> bytes(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}

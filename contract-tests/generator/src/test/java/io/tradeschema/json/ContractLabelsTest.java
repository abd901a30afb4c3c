package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Version;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What version 1.2.0 accepts and refuses: written from the contract's text before there was code. */
class ContractLabelsTest {

    @TestFactory
    Stream<DynamicTest> every_label_is_met() {
        var file = Objects.requireNonNull(ContractLabelsTest.class.getResourceAsStream("contract-1.2.0.jsonl"));
        return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                .lines()
                .map(JsonValues::map)
                .map(label -> DynamicTest.dynamicTest(String.valueOf(label.get("id")), () -> check(label)));
    }

    private static void check(Map<String, Object> label) {
        var type = "trade.intent".equals(label.get("event")) ? TradeIntent.TYPE : TradeClosed.TYPE;
        var payload = String.valueOf(label.get("payload"));
        var codec = EventCodec.of(type.at(Version.of("1.2.0")));
        var outcome = codec.decode(payload.getBytes(StandardCharsets.UTF_8));
        var errors = outcome.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.where() + " " + finding.rule().name())
                .toList();

        assertThat(outcome.accepted()).as(payload).isEqualTo(label.get("accepted"));
        assertThat(errors).as(payload).containsExactlyInAnyOrderElementsOf(texts(label));
        assertThat(codec.decodeByReference(payload.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(outcome);
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Map<String, Object> label) {
        return (List<String>) Objects.requireNonNull(label.get("errors"));
    }
}

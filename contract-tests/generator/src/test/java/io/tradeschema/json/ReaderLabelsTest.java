package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Version;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What readers that are behind must answer, closed and open: written from the contract's text before there was code. */
class ReaderLabelsTest {

    private record Label(Map<String, Object> line) {

        String text(String name) {
            return String.valueOf(line.get(name));
        }

        @SuppressWarnings("unchecked")
        List<String> texts(String name) {
            return (List<String>) Objects.requireNonNull(line.get(name), name);
        }

        Optional<Version> writer() {
            return Optional.ofNullable(line.get("writer")).map(Object::toString).map(Version::of);
        }

        boolean is(String name) {
            return Boolean.TRUE.equals(line.get(name));
        }

        String payload() {
            return JsonValues.text(Objects.requireNonNull(line.get("payload")));
        }
    }

    private static Stream<Label> labels() {
        var file = Objects.requireNonNull(ReaderLabelsTest.class.getResourceAsStream("readers.jsonl"));
        return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                .lines()
                .map(JsonValues::map)
                .map(Label::new);
    }

    @TestFactory
    Stream<DynamicTest> every_label_is_met() {
        return labels().map(label -> DynamicTest.dynamicTest(label.text("id"), () -> check(label)));
    }

    private static void check(Label label) {
        var type = label.text("event").equals("trade.intent") ? TradeIntent.TYPE : TradeClosed.TYPE;
        var closed = EventCodec.of(type.at(Version.of(label.text("reader")))).from(label.writer());
        var outcome = (label.is("open") ? closed.ignoringAdditions() : closed).decode(label.payload());

        assertThat(outcome.accepted()).as(label.text("why")).isEqualTo(label.is("accepted"));
        assertThat(errors(outcome)).containsExactlyInAnyOrderElementsOf(label.texts("errors"));
        assertThat(notRead(outcome)).containsExactlyInAnyOrderElementsOf(label.texts("notRead"));
        var words = outcome.findings().stream().map(Finding::toString).toList();
        assertThat(label.texts("words")).allSatisfy(word -> assertThat(words).anyMatch(text -> text.contains(word)));
        assertThat(label.texts("notWords"))
                .allSatisfy(word -> assertThat(words).noneMatch(text -> text.contains(word)));
    }

    private static List<String> errors(Outcome<?> outcome) {
        return outcome.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.where() + " " + finding.rule().name())
                .toList();
    }

    private static List<String> notRead(Outcome<?> outcome) {
        return outcome.findings().stream()
                .filter(finding -> finding.rule().name().equals("ADDITION_NOT_READ"))
                .map(finding -> finding.where().toString())
                .toList();
    }
}

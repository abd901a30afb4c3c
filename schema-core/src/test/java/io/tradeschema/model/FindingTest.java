package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Finding RETIRED = Finding.of(
            MessageRule.RETIRED_FIELD,
            "trade.intent@1.0.0",
            Where.path("$.side"),
            "\"side\" is retired",
            "send \"action\" instead");

    @Test
    void it_reads_as_one_line_with_place_matter_remedy_and_rule() {
        assertThat(RETIRED)
                .hasToString("trade.intent@1.0.0 $.side: \"side\" is retired; send \"action\" instead [RETIRED_FIELD]");
        assertThat(RETIRED.showing("the text \"SELL\""))
                .hasToString("trade.intent@1.0.0 $.side: \"side\" is retired, found the text \"SELL\";"
                        + " send \"action\" instead [RETIRED_FIELD]");
        assertThat(RETIRED.at(Where.path("$.side").in("feed.jsonl", 7)))
                .hasToString("feed.jsonl:7: trade.intent@1.0.0 $.side: \"side\" is retired;"
                        + " send \"action\" instead [RETIRED_FIELD]");
        assertThat(RETIRED.at(Where.file("exit_monitor.py", 12, 5)))
                .hasToString("exit_monitor.py:12:5: trade.intent@1.0.0: \"side\" is retired;"
                        + " send \"action\" instead [RETIRED_FIELD]");
        assertThat(Finding.of(MessageRule.EMPTY_MESSAGE, "", Where.path("$"), "empty", "look"))
                .hasToString("$: empty; look [EMPTY_MESSAGE]");
        assertThat(Finding.of(MessageRule.EMPTY_MESSAGE, "trade.intent", Where.path(""), "empty", "look"))
                .hasToString("trade.intent: empty; look [EMPTY_MESSAGE]");
    }

    @Test
    void its_weight_is_that_of_its_rule() {
        assertThat(RETIRED.severity()).isEqualTo(Severity.ERROR);
        assertThat(Finding.of(MessageRule.TIME_WITHOUT_ZONE, "", Where.path(""), "", "")
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void the_fingerprint_is_fixed_for_ever() {
        assertThat(RETIRED.fingerprint()).isEqualTo("58a1e35590c6ceda");
    }

    @Test
    void the_fingerprint_survives_rewording_a_new_version_another_line_and_another_value() {
        var reworded = new Finding(
                MessageRule.RETIRED_FIELD,
                "trade.intent@1.10.2",
                new Where("", 12, 4, "$.side"),
                "this name is gone",
                Optional.of("the text \"BUY\""),
                "use action",
                "");

        assertThat(reworded.fingerprint()).isEqualTo(RETIRED.fingerprint());
    }

    @Test
    void the_fingerprint_tells_rules_subjects_files_paths_and_evidence_apart() {
        assertThat(Stream.of(
                                RETIRED,
                                Finding.of(MessageRule.UNKNOWN_FIELD, "trade.intent", Where.path("$.side"), "", ""),
                                Finding.of(MessageRule.RETIRED_FIELD, "trade.closed", Where.path("$.side"), "", ""),
                                RETIRED.at(Where.path("$.direction")),
                                RETIRED.at(Where.path("$.side").in("a.jsonl", 1)),
                                RETIRED.evidence("1 to 2"),
                                RETIRED.evidence("1 to 3"))
                        .map(Finding::fingerprint))
                .doesNotHaveDuplicates()
                .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{16}"));
    }

    @Test
    void findings_are_ordered_by_file_line_column_path_rule_and_text() {
        var ordered = Stream.of(
                        at(new Where("a", 2, 9, "$.b"), MessageRule.WRONG_TYPE, "x"),
                        at(new Where("a", 10, 1, "$.b"), MessageRule.WRONG_TYPE, "x"),
                        at(new Where("a", 10, 2, "$.a"), MessageRule.WRONG_TYPE, "x"),
                        at(new Where("a", 10, 2, "$.b"), MessageRule.NULL_FIELD, "z"),
                        at(new Where("a", 10, 2, "$.b"), MessageRule.WRONG_TYPE, "x"),
                        at(new Where("a", 10, 2, "$.b"), MessageRule.WRONG_TYPE, "y"),
                        at(new Where("b", 1, 1, ""), MessageRule.WRONG_TYPE, "x"))
                .toList();
        var shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        shuffled.sort(Finding.BY_PLACE);

        assertThat(shuffled).isEqualTo(ordered);
    }

    private static Finding at(Where where, Rule rule, String what) {
        return Finding.of(rule, "trade.intent", where, what, "");
    }

    @Test
    void a_place_shows_only_what_is_known() {
        assertThat(Where.path("$.side")).hasToString("$.side");
        assertThat(Where.path("$.side").in("", 3)).hasToString("line 3 $.side");
        assertThat(Where.file("a.py", 0, 0)).hasToString("a.py");
        assertThat(Where.file("a.py", 3, 0)).hasToString("a.py:3");
        assertThat(new Where("", 0, 0, "")).hasToString("");
        assertThatThrownBy(() -> Where.file("a.py", -1, 0))
                .hasMessage("line and column count from 1 (0: unknown): -1, 0");
        assertThatThrownBy(() -> Where.file("a.py", 0, -1))
                .hasMessage("line and column count from 1 (0: unknown): 0, -1");
    }

    @Test
    void every_rule_says_what_why_how_and_shows_an_example() {
        for (var rule : MessageRule.values()) {
            assertThat(rule.demand()).endsWith(".");
            assertThat(rule.reason()).endsWith(".");
            assertThat(rule.remedy()).endsWith(".");
            assertThat(rule.example()).isNotBlank();
        }
        assertThat(MessageRule.values())
                .filteredOn(rule -> rule.severity() == Severity.WARNING)
                .containsExactly(
                        MessageRule.TIME_WITHOUT_ZONE, MessageRule.ADDITION_NOT_READ, MessageRule.DEPRECATED_FIELD);
        assertThat(MessageRule.values()).extracting(MessageRule::demand).doesNotHaveDuplicates();
        assertThat(MessageRule.RETIRED_FIELD.reason())
                .isEqualTo("TradeIntent(side=...) where the model says action cost 18 hours of exits.");
        assertThat(MessageRule.RETIRED_FIELD.remedy()).isEqualTo("Send the successor instead, with its values mapped.");
        assertThat(MessageRule.RETIRED_FIELD.example()).isEqualTo("{\"side\": \"SELL\"}");
    }
}

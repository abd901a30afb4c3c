package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final Finding ERROR =
            Finding.of(MessageRule.MISSING_FIELD, "trade.intent", Where.path("$.action"), "absent", "add it");
    private static final Finding WARNING =
            Finding.of(MessageRule.TIME_WITHOUT_ZONE, "trade.intent", Where.path("$.timestamp"), "no zone", "add Z");

    @Test
    void an_accepted_value_is_there_with_its_warnings() {
        var outcome = new Outcome.Accepted<>("event", List.of(WARNING));

        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.value()).contains("event");
        assertThat(outcome.orThrow()).isEqualTo("event");
        assertThat(outcome.findings()).containsExactly(WARNING);
    }

    @Test
    void a_refused_value_is_absent_and_insisting_on_it_throws_every_finding() {
        var outcome = new Outcome.Refused<String>(List.of(ERROR, WARNING));

        assertThat(outcome.accepted()).isFalse();
        assertThat(outcome.value()).isEmpty();
        var refusal = catchThrowableOfType(FindingsException.class, outcome::orThrow);
        assertThat(refusal.findings()).containsExactly(ERROR, WARNING);
        assertThat(refusal)
                .hasMessage("trade.intent $.action: absent; add it [MISSING_FIELD]\n"
                        + "trade.intent $.timestamp: no zone; add Z [TIME_WITHOUT_ZONE, warning]");
    }

    @Test
    void what_has_an_error_is_never_accepted_and_a_refusal_says_why() {
        assertThatThrownBy(() -> new Outcome.Accepted<>("event", List.of(WARNING, ERROR)))
                .hasMessage("what has an error is not accepted");
        assertThatThrownBy(() -> new Outcome.Refused<>(List.of())).hasMessage("a refusal has at least one error");
        assertThatThrownBy(() -> new Outcome.Refused<>(List.of(WARNING)))
                .hasMessage("a refusal has at least one error");
    }

    @Test
    void one_thing_follows_from_either() {
        Outcome<String> accepted = new Outcome.Accepted<>("event", List.of(WARNING));
        Outcome<String> refused = new Outcome.Refused<>(List.of(ERROR));

        assertThat(accepted.<Object>fold(event -> "handled " + event, findings -> findings.size()))
                .isEqualTo("handled event");
        assertThat(refused.<Object>fold(event -> "handled " + event, findings -> findings.size()))
                .isEqualTo(1);
    }

    @Test
    void another_value_keeps_the_warnings_and_a_refusal_stays_one() {
        Outcome<String> accepted = new Outcome.Accepted<>("event", List.of(WARNING));
        Outcome<String> refused = new Outcome.Refused<>(List.of(ERROR, WARNING));

        assertThat(accepted.map(String::length)).isEqualTo(new Outcome.Accepted<>(5, List.of(WARNING)));
        assertThat(refused.map(event -> {
                    throw new AssertionError("asked for the value of a refusal");
                }))
                .isEqualTo(new Outcome.Refused<>(List.of(ERROR, WARNING)));
    }

    @Test
    void another_value_stands_in_for_a_refused_one_alone() {
        Outcome<String> accepted = new Outcome.Accepted<>("event", List.of());
        Outcome<String> refused = new Outcome.Refused<>(List.of(ERROR));

        assertThat(accepted.orElse("none")).isEqualTo("event");
        assertThat(refused.orElse("none")).isEqualTo("none");
        assertThat(accepted.orElseGet(findings -> findings.get(0).what())).isEqualTo("event");
        assertThat(refused.orElseGet(findings -> findings.get(0).what())).isEqualTo("absent");
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_no_value_and_no_stand_in() {
        assertThatThrownBy(() -> new Outcome.Accepted<>(null, List.of()))
                .hasMessage("event is null: an accepted value is there");
        assertThatThrownBy(() -> new Outcome.Accepted<>("event", List.of()).map(event -> null))
                .hasMessage("event is null: an accepted value is there");
        assertThatThrownBy(() -> new Outcome.Accepted<>("event", List.of()).orElse(null))
                .hasMessage("other is null: value() says whether there is a value");
    }

    @Test
    void a_refusal_carries_its_findings_through_serialisation() throws Exception {
        var shown = ERROR.showing("\"side\"").evidence("side").at(Where.file("captured.jsonl", 3, 7));
        var refusal = new FindingsException(List.of(shown, WARNING));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(refusal);
        }
        FindingsException read;
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (FindingsException) in.readObject();
        }

        assertThat(read.findings()).isEqualTo(List.of(shown, WARNING));
        assertThat(read).hasMessage(refusal.getMessage());
        assertThatThrownBy(() -> read.findings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void an_outcome_keeps_its_findings_whatever_happens_to_the_list() {
        var findings = new ArrayList<>(List.of(ERROR));
        var outcome = new Outcome.Refused<String>(findings);
        findings.clear();

        assertThat(outcome.findings()).containsExactly(ERROR);
        assertThatThrownBy(() -> outcome.findings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}

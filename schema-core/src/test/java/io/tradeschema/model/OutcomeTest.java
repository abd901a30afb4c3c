package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
    void an_outcome_keeps_its_findings_whatever_happens_to_the_list() {
        var findings = new ArrayList<>(List.of(ERROR));
        var outcome = new Outcome.Refused<String>(findings);
        findings.clear();

        assertThat(outcome.findings()).containsExactly(ERROR);
        assertThatThrownBy(() -> outcome.findings().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}

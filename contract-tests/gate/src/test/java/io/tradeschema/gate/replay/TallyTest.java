package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.replay.LineJudgement.Verdict;
import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an attacker writes into names makes the summary no longer. */
class TallyTest {

    private static final int MANY = 10_000;

    private final Tally tally = new Tally();

    @Test
    void random_sources_are_counted_together_by_event_and_rule() {
        for (var i = 0; i < MANY; i++) {
            add("trade.intent", "source-" + i, MessageRule.MISSING_FIELD);
            add("trade.closed", "source-" + i, MessageRule.UNKNOWN_FIELD);
        }

        assertThat(rows()).hasSize(Tally.MOST_GROUPS + 2);
        assertThat(rows().subList(0, 2))
                .extracting(row -> row.subList(0, 4))
                .containsExactly(
                        List.of(rest(), "trade.closed", "(others)", "UNKNOWN_FIELD"),
                        List.of(rest(), "trade.intent", "(others)", "MISSING_FIELD"));
    }

    @Test
    void random_events_are_counted_together() {
        for (var i = 0; i < MANY; i++) {
            add("event-" + i, "-", MessageRule.MISSING_FIELD);
        }

        assertThat(rows()).hasSize(Tally.MOST_GROUPS + Tally.MOST_OF_OTHERS + 1);
        assertThat(rows().get(0).subList(0, 4))
                .containsExactly(
                        String.valueOf(MANY - Tally.MOST_GROUPS - Tally.MOST_OF_OTHERS),
                        "(others)",
                        "(others)",
                        "(others)");
        assertThat(rows().stream().mapToLong(row -> Long.parseLong(row.get(0))).sum())
                .isEqualTo(MANY);
    }

    private static String rest() {
        return String.valueOf(MANY - Tally.MOST_GROUPS / 2);
    }

    private void add(String event, String source, MessageRule rule) {
        var finding = Finding.of(rule, event, Where.path("$.symbol"), "wrong", "right it");
        tally.add(Verdict.REFUSED);
        tally.add(new LineJudgement(event, source, Verdict.REFUSED, List.of(finding)), finding);
    }

    private List<List<String>> rows() {
        return tally.sections().stream()
                .filter(Section.Table.class::isInstance)
                .map(section -> ((Section.Table) section).rows())
                .findFirst()
                .orElseThrow();
    }
}

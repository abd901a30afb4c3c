package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a form keeps until the end is bounded, and what it does not show it says. */
class KeptFindingsTest {

    private static final int MANY = KeptFindings.MOST + 1;

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"TEXT", "JSON"},
            mode = EnumSource.Mode.EXCLUDE)
    void an_error_behind_any_number_of_warnings_is_shown_and_what_is_not_shown_is_said(ReportFormat form)
            throws IOException {
        var out = new StringWriter();
        var stream = form.stream("tradeschema validate many", out);
        for (var line = 1; line <= MANY; line++) {
            stream.add(finding(MessageRule.TIME_WITHOUT_ZONE, line));
        }
        stream.add(finding(MessageRule.MISSING_FIELD, MANY + 1));
        stream.end(List.of(), "");

        assertThat(out.toString())
                .contains("the first " + (KeptFindings.MOST + 1) + " of " + (MANY + 1) + " findings (1 error, " + MANY
                        + " warnings)")
                .contains("the one error");
    }

    @Test
    void where_all_are_shown_nothing_is_said_of_others() throws IOException {
        var out = new StringWriter();
        var stream = ReportFormat.SARIF.stream("tradeschema validate few", out);
        stream.add(finding(MessageRule.MISSING_FIELD, 1));
        stream.end(List.of(), "");

        assertThat(out.toString()).contains("MISSING_FIELD").doesNotContain("invocations");
    }

    private static Finding finding(MessageRule rule, int line) {
        return Finding.of(
                rule,
                "trade.intent",
                new Where("many", line, 0, "$.symbol"),
                rule == MessageRule.MISSING_FIELD ? "the one error" : "wrong",
                "right it");
    }
}

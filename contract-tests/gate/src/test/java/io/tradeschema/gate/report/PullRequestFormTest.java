package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PullRequestFormTest {

    private static final Section COMPATIBILITY = new Section.Table(
            "compatibility",
            "Compatibility with origin/main",
            List.of("before", "now", "backward", "forward", "rollout"),
            List.of(List.of("trade.intent@1.0.0", "trade.intent@1.1.0", "SAFE", "BREAK", "consumers first")));

    private static Finding at(int line, String what) {
        return Finding.of(
                ScanRule.CALLSITE_RETIRED_FIELD,
                "trade.intent@1.0.0",
                Where.file("exits/a.py", line, 5),
                what,
                "send \"action\" instead");
    }

    private static Report report(List<Finding> findings) {
        var placed = findings.stream()
                .map(finding -> new Placed(finding, List.of("exits"), List.of(), "", ""))
                .toList();
        var around = new Surroundings(placed, List.of(), false, Optional.empty());
        return new Report("tradeschema check", findings, List.of(COMPATIBILITY), Outline.NONE, around, Mends.NONE);
    }

    @Test
    void a_reviewer_reads_who_breaks_in_which_order_to_roll_out_and_what_is_wrong() {
        var twice = List.of(at(3, "the contract no longer has \"side\""), at(9, "the contract no longer has \"side\""));

        assertThat(ReportFormat.PR.text(report(twice))).isEqualTo("""
                ### tradeschema check

                **2 findings (2 errors, 0 warnings)**

                **Who breaks**

                - exits: 2 errors

                **Rollout order**

                - trade.intent&#64;1.0.0 → trade.intent&#64;1.1.0: consumers first

                **What is wrong**

                - ✗ exits/a.py:3:5: trade.intent&#64;1.0.0: the contract no longer has "side"; send "action" instead \
                (`CALLSITE_RETIRED_FIELD`, 2 places)
                """);
    }

    @Test
    void causes_that_differ_in_a_name_alone_are_one_line_that_counts_them() {
        var findings = List.of(
                at(1, "the contract no longer has \"side\""),
                at(2, "the contract no longer has \"side\""),
                at(3, "the contract no longer has \"direction\""),
                at(4, "it consumes quantum:stream:a.b, which the bus file does not declare"),
                at(5, "it consumes quantum:stream:c-d, which the bus file does not declare"));

        assertThat(ReportFormat.PR.text(report(findings)).lines().filter(line -> line.contains("places")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("has \"side\";")
                                .endsWith("(`CALLSITE_RETIRED_FIELD`, 3 places and 1 like it)"),
                        line -> assertThat(line)
                                .contains("consumes quantum:stream:a.b,")
                                .endsWith("(`CALLSITE_RETIRED_FIELD`, 2 places and 1 like it)"));
    }

    @Test
    void five_causes_are_told_and_no_sixth() {
        var six = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> at(n, "fault " + "abcdef".charAt(n - 1)))
                .toList();

        assertThat(ReportFormat.PR.text(report(six)))
                .contains("**The five worst**", "fault e;")
                .doesNotContain("fault f");
    }

    @Test
    void however_much_is_wrong_it_fits_into_a_comment_and_counts_what_it_leaves_out() {
        var hostile = "@".repeat(400);
        var findings = IntStream.range(0, 60)
                .mapToObj(n -> Finding.of(
                        ScanRule.CALLSITE_RETIRED_FIELD,
                        hostile,
                        Where.file(hostile + n, 1, 1),
                        hostile + "abcdefghij".charAt(n % 10),
                        hostile))
                .toList();
        var placed = IntStream.range(0, 60)
                .mapToObj(n -> new Placed(findings.get(n), List.of(n + hostile), List.of(), "", ""))
                .toList();
        var rows = Collections.nCopies(300, List.of(hostile, hostile, "", "", hostile));
        var table = new Section.Table(
                "compatibility", "t", List.of("before", "now", "backward", "forward", "rollout"), rows);
        var around = new Surroundings(placed, List.of(), false, Optional.empty());

        var comment = ReportFormat.PR.text(
                new Report(hostile, findings, List.of(table, table), Outline.NONE, around, Mends.NONE));

        assertThat(comment).hasSizeLessThan(65_536).contains("- and 40 more\n", "- and 580 more\n", "The five worst");
    }

    @Test
    void where_nothing_is_wrong_it_is_short() {
        assertThat(ReportFormat.PR.text(new Report("tradeschema check", List.of(), List.of())))
                .isEqualTo("### tradeschema check\n\n**no findings**\n");
    }
}

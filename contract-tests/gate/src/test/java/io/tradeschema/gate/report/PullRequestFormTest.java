package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PullRequestFormTest {

    private static final RolloutStep STEP = new RolloutStep(
            "trade.intent",
            List.of("trade.intent@1.0.0", "trade.intent@1.1.0", "SAFE", "BREAK", "consumers first"),
            true,
            "on 1.0.0 it refuses messages of 1.1.0",
            "");

    private static Section.Rollouts compatibility(RolloutStep... steps) {
        return new Section.Rollouts(
                "compatibility", "Compatibility with origin/main", Optional.of("origin/main"), true, List.of(steps));
    }

    private static Finding at(int line, String what) {
        return Finding.of(
                ScanRule.CALLSITE_RETIRED_FIELD,
                "trade.intent@1.0.0",
                Where.file("exits/a.py", line, 5),
                what,
                "send \"action\" instead");
    }

    private static Finding warning(String what) {
        return Finding.of(
                ScanRule.SERVICE_WITHOUT_CONTRACT_TEST, "the bus", Where.file("exits/a.py", 1, 1), what, "look at it");
    }

    private static Report report(List<Finding> findings, Section... sections) {
        var placed = findings.stream()
                .map(finding -> new Placed(finding, List.of("exits"), List.of(), "", ""))
                .toList();
        var around = new Surroundings(placed, List.of(), false, Optional.empty(), "");
        return new Report("tradeschema check", findings, List.of(sections), Outline.NONE, around, Mends.NONE);
    }

    @Test
    void a_reviewer_reads_who_breaks_in_which_order_to_roll_out_and_what_is_wrong() {
        var twice = List.of(at(3, "the contract no longer has \"side\""), at(9, "the contract no longer has \"side\""));

        var rollouts = compatibility(STEP.readBy(List.of("exits", "risk"), Set.of()::contains));

        assertThat(ReportFormat.PR.text(report(twice, rollouts))).isEqualTo("""
                ### tradeschema check

                **2 findings (2 errors, 0 warnings)**

                Compared with origin/main.

                **Who breaks**

                - exits: 2 errors; on 1.0.0 it refuses messages of 1.1.0
                - risk: on 1.0.0 it refuses messages of 1.1.0

                **Rollout order**

                - trade.intent&#64;1.0.0 → trade.intent&#64;1.1.0: consumers first

                **What is wrong**

                - ✗ exits/a.py:3:5: trade.intent&#64;1.0.0: the contract no longer has "side"; send "action" instead \
                (`CALLSITE_RETIRED_FIELD`, 2 places)
                """);
    }

    @Test
    void a_reader_that_leaves_additions_out_does_not_break_and_without_a_known_reader_whoever_reads_does() {
        assertThat(ReportFormat.PR.text(report(List.of(), compatibility(STEP.readBy(List.of("risk"), "risk"::equals)))))
                .doesNotContain("Who breaks")
                .contains("consumers first");
        assertThat(ReportFormat.PR.text(report(List.of(), compatibility(STEP.readBy(List.of(), "risk"::equals)))))
                .contains("- whoever reads trade.intent, no service here: on 1.0.0 it refuses messages of 1.1.0\n");
    }

    @Test
    void a_step_that_was_made_before_is_no_order_and_breaks_nobody() {
        var history = new RolloutStep(STEP.event(), STEP.row(), false, STEP.closed(), STEP.open())
                .readBy(List.of("risk"), Set.of()::contains);

        assertThat(ReportFormat.PR.text(report(List.of(), compatibility(history))))
                .isEqualTo("""
                ### tradeschema check

                **no findings**

                Compared with origin/main; no version of an event is changed, so any order is right.
                """);
        var nowhere = new Section.Rollouts("compatibility", "newest", Optional.empty(), false, List.of(history));
        assertThat(ReportFormat.PR.text(report(List.of(), nowhere)))
                .contains("Compared with no base")
                .doesNotContain("consumers first");
    }

    @Test
    void a_bus_in_a_folder_is_named_beside_others_of_its_repository() {
        var around = new Surroundings(List.of(), List.of(), false, Optional.empty(), "desk/tradeschema.yaml");
        var report = new Report("tradeschema check", List.of(), List.of(), Outline.NONE, around, Mends.NONE);

        assertThat(ReportFormat.PR.text(report)).startsWith("### tradeschema check of desk/tradeschema.yaml\n");
    }

    @Test
    void warnings_break_nobody() {
        assertThat(ReportFormat.PR.text(report(List.of(warning("it has no contract test")))))
                .contains("! exits/a.py")
                .doesNotContain("Who breaks");
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
        var step = new RolloutStep(
                        hostile, List.of(hostile, hostile, "", "", hostile), true, hostile + hostile, hostile)
                .readBy(List.of(hostile), Set.of()::contains);
        var table = compatibility(Collections.nCopies(300, step).toArray(RolloutStep[]::new));
        var around = new Surroundings(placed, List.of(), false, Optional.empty(), "");

        var comment = ReportFormat.PR.text(
                new Report(hostile, findings, List.of(table, table), Outline.NONE, around, Mends.NONE));

        assertThat(comment).hasSizeLessThan(65_536).contains("- and 41 more\n", "- and 580 more\n", "The five worst");
    }

    @Test
    void where_nothing_is_wrong_it_is_short() {
        assertThat(ReportFormat.PR.text(new Report("tradeschema check", List.of(), List.of())))
                .isEqualTo("### tradeschema check\n\n**no findings**\n");
    }
}

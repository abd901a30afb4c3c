package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {

    private static final Finding ORDER = Finding.of(
                    ExampleRule.NO_BANANAS,
                    "fruit.bowl",
                    Where.file("shop/bowl, 1.py", 7, 3),
                    "the banana is not a fruit we sell",
                    "send an \"apple\" instead")
            .showing("\"banana\"");

    private static final Report REPORT = new Report(
            "tradeschema scan shop",
            List.of(ORDER),
            List.of(
                    new Section.Facts("files", "Files", Map.of("read", 12)),
                    new Section.Table("bowls", "Bowls", List.of("bowl", "who"), List.of(List.of("fruit", "shop|x")))));

    private static final Report CLEAN = new Report("tradeschema scan shop", List.of(), List.of());

    @Test
    void text_gives_place_rule_what_and_fix() {
        assertThat(ReportFormat.TEXT.text(REPORT)).isEqualTo("""
                shop/bowl, 1.py:7:3: fruit.bowl: the banana is not a fruit we sell, found "banana"; send an "apple" \
                instead [NO_BANANAS]

                Files
                  read: 12

                Bowls
                  bowl   who
                  fruit  shop|x

                tradeschema scan shop: 1 finding (1 error, 0 warnings)
                """);
    }

    @Test
    void a_report_without_findings_says_so() {
        assertThat(ReportFormat.TEXT.text(CLEAN)).isEqualTo("tradeschema scan shop: no findings\n");
        assertThat(ReportFormat.GITHUB.text(CLEAN)).isEqualTo("tradeschema scan shop: no findings\n");
        assertThat(ReportFormat.JUNIT.text(CLEAN)).contains("tests=\"1\" failures=\"0\"");
    }

    @Test
    void json_keeps_where_and_fingerprint_and_the_sections_by_id() {
        assertThat(ReportFormat.JSON.text(REPORT)).isEqualTo("""
                {
                  "version" : 1,
                  "title" : "tradeschema scan shop",
                  "findings" : [
                    {
                      "rule" : "NO_BANANAS",
                      "severity" : "error",
                      "subject" : "fruit.bowl",
                      "where" : {
                        "file" : "shop/bowl, 1.py",
                        "line" : 7,
                        "column" : 3,
                        "path" : ""
                      },
                      "what" : "the banana is not a fruit we sell",
                      "found" : "\\"banana\\"",
                      "fix" : "send an \\"apple\\" instead",
                      "fingerprint" : "%s"
                    }
                  ],
                  "summary" : {
                    "verdict" : "1 finding (1 error, 0 warnings)",
                    "files" : {
                      "read" : 12
                    },
                    "bowls" : [
                      {
                        "bowl" : "fruit",
                        "who" : "shop|x"
                      }
                    ]
                  }
                }
                """.formatted(ORDER.fingerprint()));
    }

    @Test
    void an_annotation_escapes_what_would_end_its_properties() {
        assertThat(ReportFormat.GITHUB.text(REPORT))
                .startsWith("::error file=shop/bowl%2C 1.py,line=7,col=3,title=NO_BANANAS::fruit.bowl: the banana");
    }

    private static Finding banana(int n, String what) {
        return Finding.of(ExampleRule.NO_BANANAS, "bowl", Where.file("shop/a.py", n, 1), what, "send an apple");
    }

    @Test
    void of_more_errors_than_github_shows_one_of_each_cause_is_an_annotation_and_the_log_has_the_rest() {
        var findings = new ArrayList<Finding>();
        IntStream.rangeClosed(1, 30).forEach(n -> findings.add(banana(n, "the same everywhere")));
        IntStream.rangeClosed(1, 5)
                .forEach(n -> findings.add(banana(100 + n, "another cause, " + "abcde".charAt(n - 1))));

        var lines = ReportFormat.GITHUB
                .text(new Report("tradeschema check", findings, List.of()))
                .lines()
                .toList();

        assertThat(lines.stream().filter(line -> line.startsWith("::error "))).hasSize(10);
        assertThat(lines.stream().filter(line -> line.startsWith("::error ") && line.contains("another cause")))
                .hasSize(5);
        assertThat(lines.stream().filter(line -> line.startsWith("error shop/a.py:")))
                .hasSize(25);
        assertThat(lines)
                .contains("::notice title=tradeschema::GitHub shows 10 errors and 10 warnings of a step, so 10 of"
                        + " 35 findings stand on their lines, one of each cause first; the log has all of them");
    }

    @Test
    void ten_are_all_annotations_and_need_no_notice() {
        var ten = IntStream.rangeClosed(1, 10)
                .mapToObj(n -> banana(n, "the same"))
                .toList();

        assertThat(ReportFormat.GITHUB
                        .text(new Report("tradeschema check", ten, List.of()))
                        .lines())
                .hasSize(11)
                .noneMatch(line -> line.startsWith("::notice") || line.startsWith("error "));
    }

    @Test
    void markdown_escapes_what_would_break_a_table() {
        assertThat(ReportFormat.MARKDOWN.text(REPORT)).contains("| fruit | shop\\|x |");
    }

    @Test
    void html_is_one_page_without_anything_from_elsewhere() {
        assertThat(ReportFormat.HTML.text(REPORT))
                .contains("shop/bowl, 1.py:7:3", "&quot;banana&quot;")
                .doesNotContain("https:", "src=", "@import", "url(h");
    }

    private static final String HOSTILE = "n\n::error::x\u001b[31m\u009b\u202e.py";

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void no_name_from_outside_writes_a_line_or_moves_the_terminal(ReportFormat format) {
        var finding = Finding.of(
                        ExampleRule.NO_BANANAS,
                        "bowl " + HOSTILE,
                        new Where(HOSTILE, 7, 3, "$." + HOSTILE),
                        "what " + HOSTILE,
                        "fix " + HOSTILE)
                .showing(HOSTILE);
        var report = new Report(
                "scan " + HOSTILE,
                List.of(finding),
                List.of(
                        new Section.Facts("files", "Files", Map.of(HOSTILE, HOSTILE)),
                        new Section.Table("bowls", "Bowls", List.of("bowl"), List.of(List.of(HOSTILE))),
                        new Section.Bus(
                                "more",
                                "More",
                                List.of(new BusStream(
                                        HOSTILE,
                                        Optional.of(HOSTILE),
                                        Map.of(HOSTILE, HOSTILE),
                                        List.of(HOSTILE),
                                        Set.of(HOSTILE),
                                        1,
                                        0,
                                        new Section.Table("b", HOSTILE, List.of("b"), List.of(List.of(HOSTILE))))),
                                "")));

        var text = format.text(report);

        if (format != ReportFormat.JSON) {
            assertThat(text).doesNotContain("\u001b", "\u009b", "\u202e");
        }
        assertThat(text.lines()).noneMatch(line -> line.startsWith("::error::x"));
        if (format == ReportFormat.SARIF || format == ReportFormat.JSON || format == ReportFormat.HTML) {
            assertThat(text).contains(finding.fingerprint());
        }
    }

    @Test
    void a_name_that_begins_a_workflow_command_begins_no_line() {
        var finding = Finding.of(
                ExampleRule.NO_BANANAS, "bowl", Where.file("::error::x##[group].py", 1, 1), "a banana", "take it out");

        assertThat(ReportFormat.TEXT.text(new Report("tradeschema scan .", List.of(finding), List.of())))
                .startsWith("\\u003a:error::x#\\u0023[group].py:1:1: bowl: a banana; take it out [NO_BANANAS]\n");
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void a_redacted_report_shows_no_value_and_keeps_its_fingerprints(ReportFormat format) throws IOException {
        var finding = Finding.of(
                        ExampleRule.NO_BANANAS,
                        "fruit.bowl",
                        Where.path("$.key"),
                        "\"sk-live-4f9\" is too long, as in {\"symbol\":\"BTCUSDT\",\"price\":-42.5,\"tags\":[\"buried\"]}",
                        "write \"SK-LIVE-4F9\" once")
                .showing("\"sk-live-4f9\"");
        var report = new Report(
                "tradeschema validate a.jsonl",
                List.of(finding),
                List.of(new Section.Table(
                        "groups",
                        "By rule",
                        List.of("count", "example"),
                        List.of(List.of("1", "a.jsonl:3 $.key \"sk-live-4f9\"")))));
        var whole = new StringWriter();
        format.write(report, new RedactedWriter(whole));
        var streamed = new StringWriter();
        var stream = format.stream(report.title(), new RedactedWriter(streamed));
        stream.add(finding);
        stream.end(report.sections(), "1 finding");

        for (var text : List.of(whole.toString(), streamed.toString())) {
            assertThat(text)
                    .doesNotContainIgnoringCase("sk-live")
                    .doesNotContain("4f9", "BTCUSDT", "42.5", "buried")
                    .contains("a text of 11 characters");
        }
        assertThat(report.redacted().findings().get(0).fingerprint()).isEqualTo(finding.fingerprint());
        assertThat(report.redacted().findings().get(0).what())
                .isEqualTo("\"…\" is too long, as in {\"symbol\":…,\"price\":…,\"tags\":[…]}");
    }

    private enum ExampleRule implements Rule {
        NO_BANANAS;

        @Override
        public RuleText text() {
            return RuleText.error("No bananas.", "They bruise.", "Take an apple.", "a banana");
        }
    }
}

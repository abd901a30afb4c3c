package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Where;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void markdown_escapes_what_would_break_a_table() {
        assertThat(ReportFormat.MARKDOWN.text(REPORT)).contains("| fruit | shop\\|x |");
    }

    @Test
    void html_is_one_page_without_anything_from_elsewhere() {
        assertThat(ReportFormat.HTML.text(REPORT))
                .contains("shop/bowl, 1.py:7:3", "&quot;banana&quot;")
                .doesNotContain("http", "<script", "src=");
    }

    private enum ExampleRule implements Rule {
        NO_BANANAS;

        @Override
        public RuleText text() {
            return RuleText.error("No bananas.", "They bruise.", "Take an apple.", "a banana");
        }
    }
}

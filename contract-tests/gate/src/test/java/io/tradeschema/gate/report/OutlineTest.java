package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tired person sees first of the report of a big tree. */
class OutlineTest {

    private static Finding side(String file, int line, String value) {
        return Finding.of(
                        ScanRule.CALLSITE_RETIRED_FIELD,
                        "trade.intent@1.2.0",
                        Where.file(file, line, 5),
                        "the contract no longer has \"side\"",
                        "send \"action\" instead")
                .showing(value)
                .evidence("side");
    }

    private static Finding missing(String file, int line) {
        return Finding.of(
                        ScanRule.CALLSITE_MISSING_REQUIRED,
                        "trade.intent@1.2.0",
                        Where.file(file, line, 1),
                        "leverage is required and not set on every path to the publish at " + file + ":" + (line + 2),
                        "set leverage")
                .evidence("leverage");
    }

    private static Finding call(String defined) {
        return Finding.of(
                        ScanRule.CALLSITE_SIGNATURE,
                        "Order",
                        Where.file("desk/" + defined, 9, 1),
                        "Order (" + defined + ":3) has no \"side\"; Python raises TypeError here",
                        "it takes symbol")
                .evidence("Order.side");
    }

    private static Finding service(String name, int line) {
        return Finding.of(
                        ScanRule.SERVICE_WITHOUT_CONTRACT_TEST,
                        "the bus",
                        Where.file("tradeschema.yaml", line, 1),
                        name + " has no contract test",
                        "write one")
                .evidence(name);
    }

    private static List<String> causes(Finding... findings) {
        return Cause.of(List.of(findings)).stream()
                .map(cause -> cause.first().where().place() + " " + cause.others())
                .toList();
    }

    @Test
    void the_same_words_at_several_places_are_one_cause_and_what_was_found_stands_beside_each() {
        assertThat(causes(side("c.py", 9, "\"LONG\""), side("a.py", 3, "\"SELL\""), side("b.py", 7, "\"BUY\"")))
                .containsExactly("a.py:3:5 and 2 more: b.py:7 with \"BUY\", c.py:9 with \"LONG\"");
    }

    @Test
    void the_place_of_a_publish_is_no_cause_and_the_place_of_a_definition_is_one() {
        assertThat(causes(missing("a.py", 3), missing("b.py", 7))).containsExactly("a.py:3:1 and 1 more: b.py:7");
        assertThat(causes(call("one.py"), call("two.py"))).containsExactly("desk/one.py:9:1 ", "desk/two.py:9:1 ");
    }

    @Test
    void of_many_places_four_are_named_and_all_are_counted() {
        assertThat(causes(
                        missing("a.py", 1),
                        missing("b.py", 1),
                        missing("c.py", 1),
                        missing("d.py", 1),
                        missing("e.py", 1),
                        missing("f.py", 1)))
                .containsExactly("a.py:1:1 and 5 more: b.py:1, c.py:1, d.py:1, e.py:1, …");
    }

    @Test
    void services_of_the_bus_file_with_the_same_want_are_one_cause_and_are_named() {
        assertThat(causes(service("router", 9), service("executor", 4), service("dashboard", 2)))
                .containsExactly("tradeschema.yaml:2:1 and 2 more: executor, router");
    }

    @Test
    void the_cause_with_the_most_places_comes_first_and_warnings_come_last() {
        assertThat(causes(
                        service("router", 9),
                        service("executor", 9),
                        side("z.py", 1, "\"A\""),
                        missing("a.py", 1),
                        missing("b.py", 1)))
                .containsExactly("a.py:1:1 and 1 more: b.py:1", "z.py:1:5 ", "tradeschema.yaml:9:1 and 1 more: router");
    }

    @Test
    void the_text_begins_with_the_verdict_and_with_what_to_do_first() {
        var all = List.of(side("exits/a.py", 3, "\"SELL\""), side("router/b.py", 7, "\"BUY\""), service("router", 9));
        var report = new Report(
                "tradeschema check",
                all,
                List.of(),
                new Outline(
                        "red (exit code 1)",
                        List.of(
                                new Chapter("the bus file", all.subList(2, 3), List.of()),
                                new Chapter("contract trade.intent", all.subList(0, 2), List.of("a", "b", "c", "d")))));

        assertThat(ReportFormat.TEXT.text(report)).isEqualTo("""
                tradeschema check: red (exit code 1): 3 findings (2 errors, 1 warning)
                  the bus file: 1 warning
                  contract trade.intent: 2 errors, of 1 cause; in a, b, c and 1 more
                Begin with exits/a.py:3:5: send "action" instead

                == the bus file
                tradeschema.yaml:9:1: the bus: router has no contract test; write one \
                [SERVICE_WITHOUT_CONTRACT_TEST, warning]

                == contract trade.intent
                exits/a.py:3:5: trade.intent@1.2.0: the contract no longer has "side", found "SELL"; send "action" \
                instead [CALLSITE_RETIRED_FIELD]
                    and 1 more: router/b.py:7 with "BUY"


                tradeschema check: 3 findings (2 errors, 1 warning)
                """.replace("\n\n\n", "\n\n"));
        assertThat(ReportFormat.TEXT.text(report.redacted()))
                .contains("    and 1 more: router/b.py:7 with a text of 3 characters\n")
                .doesNotContain("SELL", "BUY");
        assertThat(ReportFormat.MARKDOWN.text(report))
                .contains("### contract trade.intent: 2 errors, of 1 cause; in a, b, c and 1 more\n")
                .contains("| ✗ | exits/a.py:3:5 and 1 more: router/b.py:7 with \"BUY\" | ");
        assertThat(ReportFormat.HTML.text(report))
                .contains("<a href=\"#rule-CALLSITE_RETIRED_FIELD\">CALLSITE_RETIRED_FIELD</a>, 2 places</p>");
        assertThat(ReportFormat.JSON.text(report)).contains("\"file\" : \"router/b.py\"");
        assertThat(ReportFormat.SARIF.text(report)).contains("\"uri\" : \"router/b.py\"");
    }

    @Test
    void a_long_list_in_a_table_is_cut_and_the_rest_counted() {
        var table = new Section.Table(
                "streams",
                "Streams",
                List.of("stream", "written by"),
                List.of(List.of("a", "service-number-1, service-number-2, service-number-3, service-number-4")));

        assertThat(ReportFormat.TEXT.text(new Report("tradeschema scan .", List.of(), List.of(table))))
                .contains("\n  a       service-number-1, service-number-2 and 2 more\n");
    }
}

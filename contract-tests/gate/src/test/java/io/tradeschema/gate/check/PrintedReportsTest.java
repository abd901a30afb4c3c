package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.report.OpenedPage;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import io.tradeschema.scan.contract.ScanRule;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The report on a bus with every divergence in it, as build servers, GitHub and a browser take it. */
class PrintedReportsTest {

    /** What a runner of GitHub takes for a command: its properties, and its message up to the end of the line. */
    private static final Pattern COMMAND =
            Pattern.compile("::(error|warning) file=([^,]+),line=(\\d+),col=(\\d+),title=([A-Z_]+)::(.+)");

    @TempDir
    private static Path folder = Path.of("");

    private static Report report = new Report("", List.of(), List.of());

    @BeforeAll
    static void scanAll() throws IOException {
        var bus = folder.resolve("bus");
        LabelledCase.layAll(bus);
        Files.createDirectories(bus.resolve(".git"));
        Files.writeString(bus.resolve("CODEOWNERS"), "* @desk/bus\n/executor/ @desk/fills\n");
        report = scan(bus);
        assertThat(report.findings()).hasSizeGreaterThan(60);
    }

    private static Report scan(Path bus) throws IOException {
        return new Gate(
                        BusFile.ofSource(List.of(bus.toString()), List.of(), false),
                        "tradeschema.yaml",
                        Path.of(""),
                        Contracts.declared(),
                        Optional.empty(),
                        Clock.systemUTC())
                .run("tradeschema scan bus")
                .report();
    }

    @Test
    void junit_has_a_case_for_each_finding_and_counts_the_errors_as_failures() throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var xml =
                factory.newDocumentBuilder().parse(new InputSource(new StringReader(ReportFormat.JUNIT.text(report))));
        var suite = (Element) xml.getElementsByTagName("testsuite").item(0);
        var errors = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();

        assertThat(xml.getElementsByTagName("testcase").getLength())
                .isEqualTo(report.findings().size());
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo((int) errors);
        assertThat(suite.getAttribute("tests"))
                .isEqualTo(String.valueOf(report.findings().size()));
        assertThat(suite.getAttribute("failures")).isEqualTo(String.valueOf(errors));
        for (var i = 0; i < xml.getElementsByTagName("testcase").getLength(); i++) {
            var test = (Element) xml.getElementsByTagName("testcase").item(i);
            assertThat(test.getAttribute("name")).isNotEmpty();
            assertThat(test.getAttribute("classname")).isNotEmpty();
        }
    }

    @Test
    void an_annotation_lands_on_the_line_that_the_finding_names_and_the_log_has_the_others() {
        var lines = ReportFormat.GITHUB.text(report).lines().toList();
        var annotations = 0;

        assertThat(lines).hasSize(report.findings().size() + 2);
        for (var i = 0; i < report.findings().size(); i++) {
            var finding = report.findings().get(i);
            var command = COMMAND.matcher(lines.get(i));
            if (!command.matches()) {
                assertThat(lines.get(i)).endsWith(" " + finding);
                continue;
            }
            annotations++;
            assertThat(List.of(command.group(2), command.group(3), command.group(5)))
                    .containsExactly(
                            finding.where().file(),
                            String.valueOf(finding.where().line()),
                            finding.rule().name());
            assertThat(unescaped(command.group(6))).contains(finding.what()).endsWith(finding.fix());
        }
        assertThat(annotations).isBetween(11, 20);
    }

    private static String unescaped(String text) {
        return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    }

    @Test
    void the_page_holds_every_finding_and_fits_a_telephone_in_a_real_browser() throws Exception {
        var page = ReportFormat.HTML.text(report);
        for (var width : List.of(400, 1400)) {
            var told = OpenedPage.told(folder, page, width, """
                    told.push(`beyond ${view.innerWidth}: ${Math.max(0, page.documentElement.scrollWidth - view.innerWidth)}`);
                    told.push(...all("[id^=f-]").map((place) => place.id.slice(2, 18)).sort());
                    """);

            assertThat(told.get(0)).isEqualTo("beyond " + width + ": 0");
            assertThat(told.subList(1, told.size())).isEqualTo(fingerprints(report));
        }
    }

    @Test
    void typing_toggling_and_choosing_a_stream_leave_the_findings_that_fit() throws Exception {
        var all = report.findings().size();
        var retired = count(finding -> finding.rule() == ScanRule.CALLSITE_RETIRED_FIELD);
        var fills = count(finding -> finding.where().file().contains("/bus/executor/"));
        var trades = count(PrintedReportsTest::isOnTrades);
        var both =
                count(finding -> isOnTrades(finding) && finding.where().file().contains("/bus/executor/"));

        assertThat(OpenedPage.told(folder, ReportFormat.HTML.text(report), 1400, """
                        const rows = (what) => told.push(what + ": " + one("#count").textContent + "; " +
                          all(".places > li").filter((row) => !row.closest("[hidden]")).length);
                        rows("all");
                        type("#filter", "callsite_RETIRED_field");
                        rows("rule typed");
                        type("#filter", "no such words");
                        rows("nothing fits");
                        told.push("said so: " + seen("#none").length);
                        type("#filter", "");
                        one("[data-toggle=owner][data-value='@desk/fills']").click();
                        rows("owner");
                        one("[data-toggle=owner][data-value='@desk/fills']").click();
                        one("input[name=service][value=executor]").click();
                        rows("service");
                        all("[data-open]").find((stream) => stream.textContent.includes("trade.intent")).click();
                        told.push("drawn: " + one("#picture-title").textContent);
                        rows("and stream");
                        one("input[name=service][value=executor]").click();
                        rows("stream");
                        all("[data-open]").find((stream) => stream.textContent.includes("trade.intent")).click();
                        told.push("drawn: " + one("#picture-title").textContent);
                        rows("all again");
                        """))
                .containsExactly(
                        rows("all", all, all, ""),
                        rows("rule typed", retired, all, ""),
                        rows("nothing fits", 0, all, ""),
                        "said so: 1",
                        rows("owner", fills, all, ""),
                        rows("service", fills, all, ""),
                        "drawn: quantum:stream:trade.intent",
                        rows("and stream", both, all, " about quantum:stream:trade.intent"),
                        rows("stream", trades, all, " about quantum:stream:trade.intent"),
                        "drawn: Contract streams",
                        rows("all again", all, all, ""));
        assertThat(List.of(retired, fills, trades, both)).doesNotContain(0L);
        assertThat(both).isLessThan(fills).isLessThan(trades);
    }

    private static String rows(String what, long some, long all, String about) {
        return what + ": " + some + " of " + all + " findings" + about + "; " + some;
    }

    private static long count(Predicate<Finding> those) {
        return report.findings().stream().filter(those).count();
    }

    private static boolean isOnTrades(Finding finding) {
        return List.of(finding.subject().split(", ")).stream()
                .anyMatch(
                        List.of(
                                "quantum:stream:trade.intent",
                                "trade.intent",
                                "trade.intent@" + TradeIntent.TYPE.version())::contains);
    }

    @Test
    void fingerprints_survive_a_move_of_the_lines() throws IOException {
        var monitor = folder.resolve("bus/exit_monitor/monitor.py");
        Files.writeString(monitor, "\n\n\n" + Files.readString(monitor));
        var before = fingerprints(report);

        assertThat(fingerprints(scan(folder.resolve("bus")))).isEqualTo(before);
    }

    private static List<String> fingerprints(Report of) {
        return of.findings().stream().map(Finding::fingerprint).sorted().toList();
    }
}

package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
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
    void an_annotation_lands_on_the_line_that_the_finding_names() {
        var lines = ReportFormat.GITHUB.text(report).lines().toList();

        assertThat(lines).hasSize(report.findings().size() + 1);
        for (var i = 0; i < report.findings().size(); i++) {
            var finding = report.findings().get(i);
            var command = COMMAND.matcher(lines.get(i));
            assertThat(command.matches()).as(lines.get(i)).isTrue();
            assertThat(List.of(command.group(2), command.group(3), command.group(5)))
                    .containsExactly(
                            finding.where().file(),
                            String.valueOf(finding.where().line()),
                            finding.rule().name());
            assertThat(unescaped(command.group(6))).contains(finding.what()).endsWith(finding.fix());
        }
    }

    private static String unescaped(String text) {
        return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    }

    @Test
    void the_page_holds_every_finding_and_fits_a_telephone_in_a_real_browser() throws Exception {
        for (var width : List.of(420, 1280)) {
            var dom = opened(width);

            assertThat(dom)
                    .contains("width " + width + ", beyond it 0, findings "
                            + report.findings().stream()
                                    .map(finding -> "f-" + finding.fingerprint())
                                    .sorted()
                                    .toList() + ".");
            assertThat(Files.readString(folder.resolve("browser-log"))).doesNotContain("CONSOLE");
        }
    }

    /** What a page tells that shows the report in a frame of this width; a window cannot be as narrow as a telephone. */
    private static String opened(int width) throws Exception {
        var page = folder.resolve("frame.html");
        var report = ReportFormat.HTML.text(PrintedReportsTest.report);
        Files.writeString(
                page, """
                <!DOCTYPE html><iframe style="border:0;width:%dpx;height:2000px" srcdoc="%s"></iframe><pre></pre><script>
                document.querySelector("iframe").onload = (event) => {
                  const shown = event.target.contentDocument, width = event.target.contentWindow.innerWidth;
                  const found = [...shown.querySelectorAll("article")].map((article) => article.id).sort();
                  document.querySelector("pre").textContent = `width ${width}, beyond it ` +
                    `${Math.max(0, shown.documentElement.scrollWidth - width)}, findings [${found.join(", ")}].`;
                };
                </script>""".formatted(width, report.replace("&", "&amp;").replace("\"", "&quot;")));
        var browser = new ProcessBuilder(List.of(
                        chromium(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("browser-" + width),
                        "--window-size=1400,2000",
                        "--dump-dom",
                        page.toUri().toString()))
                .redirectOutput(folder.resolve("browser-dom").toFile())
                .redirectError(folder.resolve("browser-log").toFile())
                .start();
        var ended = browser.waitFor(120, TimeUnit.SECONDS);
        browser.destroy();
        assertThat(ended).as("the browser came to its end").isTrue();
        return Files.readString(folder.resolve("browser-dom"));
    }

    private static String chromium() {
        var found = List.of("chromium", "chromium-browser", "google-chrome").stream()
                .flatMap(
                        name -> List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                                .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no chromium to open the page in (apt-get install chromium)");
        return found.orElseThrow().toString();
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

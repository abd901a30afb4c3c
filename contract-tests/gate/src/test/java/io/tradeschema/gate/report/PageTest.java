package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTML page of reports that are written down here; PrintedReportsTest opens the pages of real scans. */
class PageTest {

    private static final String HOSTILE =
            "\"'><img src=x onerror=alert(1)></script><script>alert(2)</script><b id=\"x\">";

    @TempDir
    private Path folder = Path.of("");

    private static Finding side(String file, int line) {
        return Finding.of(
                        ScanRule.CALLSITE_RETIRED_FIELD,
                        "trade.intent@1.2.0",
                        Where.file(file, line, 5),
                        "the contract no longer has \"side\"",
                        "send \"action\" instead")
                .showing("\"SELL\"")
                .evidence("side");
    }

    private static BusStream stream(String name, Optional<String> contract, List<String> services, long errors) {
        var writers = new LinkedHashMap<String, String>();
        services.forEach(service -> writers.put(service, "flat"));
        var rows = services.stream()
                .map(service -> List.of(service, "writes flat", service + "/part.py:11", "symbol, price, seq"))
                .toList();
        var places = new Section.Table(name, name, List.of("service", "does", "place", "names"), rows);
        return new BusStream(name, contract, writers, services, Set.of(name), errors, 0, places);
    }

    private static Report report(List<Placed> places, Optional<LinkBase> links, BusStream... streams) {
        var findings = places.stream().map(Placed::finding).toList();
        return new Report(
                "tradeschema scan .",
                findings,
                List.of(new Section.Bus("streams", "Streams", List.of(streams), "")),
                new Outline("red (exit code 1)", List.of(new Chapter("contract trade.intent", findings, List.of()))),
                new Surroundings(places, List.of(), true, links, ""),
                Mends.NONE);
    }

    /** The same report, in which one edit mends each finding. */
    private static Report mended(Report report, String diff) {
        var mends = report.findings().stream()
                .collect(Collectors.toMap(finding -> finding, finding -> new Mend(diff, "", List.of())));
        return new Report(
                report.title(),
                report.findings(),
                report.sections(),
                report.outline(),
                report.surroundings(),
                Mends.of(mends));
    }

    @Test
    void a_finding_stands_with_its_line_its_owner_and_a_link_to_the_repository() {
        var placed = new Placed(
                side("desk/exits/a b.py", 3),
                List.of("exits"),
                List.of("@desk/exits"),
                "exits/a b.py",
                "side=\"SELL\",");
        var links = new LinkBase("https://git.example/desk/bus/blob/main/");

        assertThat(ReportFormat.HTML.text(report(List.of(placed), Optional.of(links))))
                .contains("<ul class=\"places\" data-service=\"exits\" data-owner=\"@desk/exits\">")
                .contains(
                        "<a href=\"https://git.example/desk/bus/blob/main/exits/a%20b.py#L3\">desk/exits/a b.py:3:5</a>"
                                + " found <b>&quot;SELL&quot;</b><code>side=&quot;SELL&quot;,</code></li>");
    }

    @Test
    void where_a_safe_edit_is_known_it_stands_in_place_of_the_line() {
        var placed = new Placed(side("exits/a.py", 3), List.of("exits"), List.of(), "exits/a.py", "side=\"SELL\",");
        var report = mended(report(List.of(placed), Optional.empty()), """
                --- a/exits/a.py
                +++ b/exits/a.py
                @@ -3 +3 @@
                -side="SELL",
                +action="SELL",
                """);

        assertThat(ReportFormat.HTML.text(report))
                .contains(
                        "<span>@@ -3 +3 @@</span>\n<del>-side=&quot;SELL&quot;,</del>\n<ins>+action=&quot;SELL&quot;,</ins>")
                .doesNotContain("<code>");
        assertThat(ReportFormat.HTML.text(report.redacted())).doesNotContain("SELL", "<ins>", "<code>");
    }

    @Test
    void a_line_keeps_its_tabs_and_no_other_sign_that_nobody_sees() throws Exception {
        var line = "\tside=\"SELL\",\t# \u001b[31mred";
        var placed = new Placed(side("exits/a.py", 3), List.of("exits"), List.of(), "exits/a.py", line);
        var page = ReportFormat.HTML.text(report(List.of(placed), Optional.empty()));

        assertThat(page).contains("<code>\tside=&quot;SELL&quot;,\t# ").doesNotContain("\u001b", "\\t");
        assertThat(OpenedPage.told(folder, page, 1400, """
                        const tab = String.fromCharCode(9);
                        const line = one(".places code");
                        told.push(line.textContent.split(tab).length - 1 + " tabs, " + view.getComputedStyle(line).whiteSpace);
                        """)).containsExactly("2 tabs, pre-wrap");
    }

    private static Placed retired(String subject, String name, String file, int line) {
        var finding = Finding.of(
                ScanRule.CALLSITE_RETIRED_FIELD,
                subject,
                Where.file(file, line, 5),
                "the contract no longer has \"" + name + "\"",
                "send another name");
        return new Placed(finding, List.of("exits"), List.of(), file, "");
    }

    @Test
    void causes_that_differ_in_a_name_alone_are_one_line_of_the_worst() {
        var unknown = Finding.of(
                ScanRule.CALLSITE_UNKNOWN_FIELD,
                "trade.intent@1.2.0",
                Where.file("d.py", 1, 1),
                "the contract does not have \"side\"",
                "leave it out");
        var page = ReportFormat.HTML.text(report(
                List.of(
                        retired("trade.intent@1.2.0", "direction", "a.py", 1),
                        retired("trade.intent@1.2.0", "side", "a.py", 2),
                        retired("trade.intent@1.2.0", "side", "b.py", 3),
                        retired("trade.closed@1.2.0", "pnl_usd", "c.py", 4),
                        new Placed(unknown, List.of("exits"), List.of(), "d.py", "")),
                Optional.empty()));

        assertThat(worst(page))
                .containsExactly(
                        "4 trade.intent@1.2.0: the contract no longer has \"side\"; and 2 like it",
                        "1 trade.intent@1.2.0: the contract does not have \"side\"");
    }

    /** The lines of the worst causes, with how many places they have. */
    private static List<String> worst(String page) {
        var list = page.substring(page.indexOf("<h2>Worst causes</h2>"));
        return Pattern.compile("<b class=\"count bad\">(\\d+)</b><span class=\"name\">([^<]*)</span>")
                .matcher(list.substring(0, list.indexOf("</ol>")))
                .results()
                .map(found -> found.group(1) + " " + found.group(2).replace("&quot;", "\""))
                .toList();
    }

    @Test
    void a_chapter_tells_how_many_of_its_findings_a_filter_leaves() throws Exception {
        var intent = List.of(
                retired("trade.intent@1.2.0", "side", "a.py", 1),
                retired("trade.intent@1.2.0", "side", "b.py", 2),
                retired("trade.intent@1.2.0", "side", "c.py", 3));
        var closed = List.of(
                retired("trade.closed@1.2.0", "pnl_usd", "b.py", 4),
                retired("trade.closed@1.2.0", "pnl_usd", "b.py", 5));
        var all = new ArrayList<>(intent);
        all.addAll(closed);
        var findings = all.stream().map(Placed::finding).toList();
        var whole = new Report(
                "tradeschema scan .",
                findings,
                List.of(),
                new Outline(
                        "red (exit code 1)",
                        List.of(
                                new Chapter("contract trade.intent", findings.subList(0, 3), List.of()),
                                new Chapter("contract trade.closed", findings.subList(3, 5), List.of()))),
                new Surroundings(all, List.of(), true, Optional.empty(), ""),
                Mends.NONE);

        assertThat(OpenedPage.told(folder, ReportFormat.HTML.text(whole), 1400, """
                        const counts = () => told.push(seen("#findings .part h3").map((head) =>
                          head.textContent.split(":")[0] + view.getComputedStyle(head, "::after").content).join("; "));
                        counts();
                        type("#filter", "b.py");
                        counts();
                        type("#filter", "a.py");
                        counts();
                        type("#filter", "");
                        counts();
                        """))
                .containsExactly(
                        "contract trade.intent\"\"; contract trade.closed\"\"",
                        "contract trade.intent\" (1 of 3 shown)\"; contract trade.closed\"\"",
                        "contract trade.intent\" (1 of 3 shown)\"",
                        "contract trade.intent\"\"; contract trade.closed\"\"");
    }

    @Test
    void the_tab_key_goes_through_the_page_as_it_is_read_and_first_to_the_findings() throws Exception {
        var placed = new Placed(side("exits/a.py", 3), List.of("exits"), List.of("@desk"), "exits/a.py", "");
        var page = ReportFormat.HTML.text(report(
                List.of(placed),
                Optional.of(new LinkBase("https://git.example/bus")),
                stream("quantum:stream:part-1", Optional.of("part@1.0.0"), List.of("svc"), 1)));

        assertThat(OpenedPage.told(folder, page, 1400, """
                        const stops = seen("a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]")
                          .filter((stop) => stop.tabIndex >= 0 && !stop.disabled);
                        told.push("out of order: " + all("[tabindex]").filter((stop) => stop.tabIndex > 0).length);
                        told.push("first: " + stops[0].textContent + ", to the " + one(stops[0].hash).tagName + " "
                          + stops[0].hash);
                        const left = () => Math.round(stops[0].getBoundingClientRect().left);
                        told.push("seen before: " + (left() >= 0));
                        view.focus();
                        stops[0].focus();
                        told.push("seen then: " + (left() >= 0));
                        const at = (name) => stops.indexOf(one(name));
                        told.push("as it is read: " + (0 < at(".cards a") && at(".cards a") < at("#filter")
                          && at("#filter") < at(".places a")));
                        """))
                .containsExactly(
                        "out of order: 0",
                        "first: To the findings, to the SECTION #findings",
                        "seen before: false",
                        "seen then: true",
                        "as it is read: true");
    }

    @Test
    void what_has_no_owner_is_nobodys_where_owners_are_named() {
        var placed = new Placed(side("exits/a.py", 3), List.of("exits"), List.of(), "exits/a.py", "");

        assertThat(ReportFormat.HTML.text(report(List.of(placed), Optional.empty())))
                .contains("data-owner=\"nobody\"", "data-toggle=\"owner\" data-value=\"nobody\"");
        assertThat(ReportFormat.HTML.text(new Report("tradeschema scan .", List.of(side("a.py", 3)), List.of())))
                .doesNotContain("nobody", "By owner");
    }

    @Test
    void a_link_leads_to_the_web_and_nowhere_else() {
        for (var address :
                List.of("javascript:alert(1)//", "file:///etc", "git.example/desk", "https://git.example/?a=", "")) {
            assertThatThrownBy(() -> new LinkBase(address))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("no link leads to \"");
        }
        assertThat(new LinkBase("https://git.example/bus").to("a:b/#1 ü?.py", 0))
                .isEqualTo("https://git.example/bus/a%3Ab/%231%20%C3%BC%3F.py");
    }

    @Test
    void the_policy_of_the_page_names_its_own_script_and_style_and_nothing_else() throws Exception {
        var page = ReportFormat.HTML.text(new Report("tradeschema scan .", List.of(side("a.py", 3)), List.of()));

        assertThat(page)
                .contains("content=\"default-src 'none'; script-src '" + digest(page, "script") + "'; style-src '"
                        + digest(page, "style") + "'; base-uri 'none'; form-action 'none'; "
                        + "require-trusted-types-for 'script'\"")
                .doesNotContain("unsafe-", " style=\"")
                .doesNotContainPattern("<[^>]* on[a-z]+=");
        assertThat(page.split("<script", -1)).hasSize(2);
    }

    private static String digest(String page, String element) throws Exception {
        var inner = Pattern.compile("<" + element + ">(.*)</" + element + ">", Pattern.DOTALL)
                .matcher(page);
        assertThat(inner.find()).isTrue();
        var digest = MessageDigest.getInstance("SHA-256").digest(inner.group(1).getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    @Test
    void no_name_becomes_markup_in_a_real_browser_nor_in_what_the_script_draws() throws Exception {
        var finding = Finding.of(
                        ScanRule.CALLSITE_RETIRED_FIELD, HOSTILE, new Where(HOSTILE, 3, 5, HOSTILE), HOSTILE, HOSTILE)
                .showing(HOSTILE);
        var placed = new Placed(finding, List.of(HOSTILE), List.of(HOSTILE), HOSTILE, HOSTILE);
        var report = report(
                List.of(placed),
                Optional.of(new LinkBase("https://git.example/bus")),
                stream(HOSTILE, Optional.of(HOSTILE), List.of(HOSTILE), 1));
        var whole = new Report(
                HOSTILE,
                report.findings(),
                List.of(
                        report.sections().get(0),
                        new Section.Facts("scan", HOSTILE, Map.of(HOSTILE, HOSTILE)),
                        new Section.Table("t", HOSTILE, List.of(HOSTILE), List.of(List.of(HOSTILE)))),
                new Outline(HOSTILE, report.outline().chapters()),
                report.surroundings(),
                mended(report, "-" + HOSTILE).mends());

        assertThat(OpenedPage.told(folder, ReportFormat.HTML.text(whole), 1400, """
                        one("[data-open]").click();
                        one("[data-toggle=owner]").click();
                        told.push("strange elements: " + all("img, b[id], script:not(body > script:last-child)").length);
                        told.push("boxes: " + all("#picture .box").length);
                        told.push("drawn: " + one("#picture .box title").textContent);
                        told.push("link: " + new URL(one(".places a").href).host);
                        """))
                .containsExactly("strange elements: 0", "boxes: 3", "drawn: " + HOSTILE, "link: git.example");
    }

    @Test
    void what_the_baseline_knows_is_shown_on_request_and_the_page_fits_a_telephone() throws Exception {
        var fresh = new Placed(side("exits/a.py", 3), List.of("exits"), List.of(), "exits/a.py", "");
        var report = report(List.of(fresh), Optional.empty());
        var known = List.of(side("router/b.py", 7), side("router/c.py", 9));
        var whole = new Report(
                report.title(),
                report.findings(),
                report.sections(),
                report.outline(),
                new Surroundings(report.surroundings().places(), known, false, Optional.empty(), ""),
                Mends.NONE);

        assertThat(OpenedPage.told(folder, ReportFormat.HTML.text(whole), 400, """
                        told.push(one("header").innerText.split("\\n").filter((line) => line !== "").pop());
                        told.push(one("#count").textContent);
                        one("#fresh").click();
                        told.push(one("#count").textContent);
                        type("#filter", "c.py:9");
                        told.push(seen(".places > li").map((place) => place.textContent));
                        told.push(page.documentElement.scrollWidth);
                        """))
                .containsExactly(
                        "2 findings more the baseline knows",
                        "1 of 1 finding",
                        "3 of 3 findings",
                        "router/c.py:9:5 found \"SELL\"",
                        "400");
    }

    @Test
    void a_page_of_two_thousand_files_and_231_streams_is_ready_in_two_seconds_and_below_two_megabytes()
            throws Exception {
        var places = new ArrayList<Placed>();
        for (var i = 0; i < 2000; i++) {
            var service = "svc_%03d".formatted(i % 160);
            var path = "services/" + service + "/part_%04d.py".formatted(i);
            var finding = i % 3 == 0
                    ? side(path, 15)
                    : Finding.of(
                            ScanRule.READ_NEVER_WRITTEN,
                            "quantum:stream:part-" + i % 231,
                            Where.file(path, 21, 9),
                            "\"qty\" is read and none of the 9 places that write the stream sets it",
                            "read one of price, seq, symbol");
            var line = "client.xadd(\"quantum:stream:part-" + i % 231 + "\", {\"symbol\": symbol, \"price\": price})";
            places.add(new Placed(finding, List.of(service), List.of("@desk/team-" + i % 7), path, line));
        }
        var streams = IntStream.range(0, 231)
                .mapToObj(i -> stream(
                        "quantum:stream:part-" + i,
                        i < 4 ? Optional.of("part-" + i + "@1.0.0") : Optional.<String>empty(),
                        IntStream.range(0, 12)
                                .mapToObj(j -> "svc_%03d".formatted((i + j) % 160))
                                .toList(),
                        i % 3))
                .toArray(BusStream[]::new);
        var page = ReportFormat.HTML.text(
                report(places, Optional.of(new LinkBase("https://git.example/desk/bus/blob/main")), streams));

        var told = OpenedPage.told(folder, page, 1400, 5, """
                told.push("ready: " + (ready < 2000 ? "in time" : Math.round(ready) + " ms"));
                const shown = () => all(".places > li").filter((place) => !place.hidden).length;
                told.push("boxes of the contract streams: " + all("#picture .box.bad, #picture .box.good").length);
                type("#filter", "part_0003.py");
                told.push(one("#count").textContent + "; " + shown());
                type("#filter", "");
                type("#find", "part-230");
                told.push("streams: " + seen("details.stream > summary .name").map((name) => name.textContent));
                one("#stream-" + all("details.stream").find((it) => it.dataset.name.endsWith("-230")).id.slice(7) + " summary")
                  .click();
                told.push(one("#count").textContent + "; " + shown());
                told.push("boxes of one stream: " + all("#picture .box").length);
                told.push("smallest letters: " + view.getComputedStyle(one("#picture text")).fontSize);
                """);

        assertThat(told)
                .containsExactly(
                        "ready: in time",
                        "boxes of the contract streams: 4",
                        "1 of 2000 findings; 1",
                        "streams: quantum:stream:part-230",
                        "8 of 2000 findings about quantum:stream:part-230; 8",
                        "boxes of one stream: 25",
                        "smallest letters: 12px");
        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
    }
}

package io.tradeschema.gate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One page with everything in it. Its own style and script are named by their digests in its security policy, so that
 * nothing else runs or is fetched, whatever the names in the findings are. Without the script all of it can be read.
 */
final class HtmlForm implements ReportFormat.Form {

    private static final String STYLE = resource("page.css");
    private static final String SCRIPT = resource("page.js");
    private static final String POLICY = "default-src 'none'; script-src '" + digest(SCRIPT) + "'; style-src '"
            + digest(STYLE) + "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + Markup.escape(report.title())
                + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n");
        out.write(body(new PageContent(report)).toString());
        out.write("<script>" + SCRIPT + "</script>\n</body>\n</html>\n");
    }

    private static Markup body(PageContent page) {
        var out = new Markup();
        out.element("a", "To the findings", "class", "skip", "href", "#findings")
                .text("\n");
        out.open("main");
        new FirstScreen(page).write(out);
        if (!page.hasBus()) {
            facts(page, out);
        }
        out.open("div", "class", "work");
        new FindingList(page).write(out);
        new StreamList(page).write(out);
        out.close("div");
        tables(page, out);
        rules(page, out);
        if (page.hasBus()) {
            facts(page, out);
        }
        return out.close("main");
    }

    private static void facts(PageContent page, Markup out) {
        for (var section : page.report().sections()) {
            if (section instanceof Section.Facts facts && !facts.values().isEmpty()) {
                out.element("h2", facts.title()).open("dl", "class", "facts");
                facts.values()
                        .forEach((name, value) -> out.open("div")
                                .element("dt", name)
                                .element("dd", String.valueOf(value))
                                .close("div"));
                out.close("dl");
            }
        }
    }

    private static void tables(PageContent page, Markup out) {
        for (var section : page.report().sections()) {
            var shown = section instanceof Section.Rollouts rollouts ? rollouts.table() : section;
            if (shown instanceof Section.Table table && !table.rows().isEmpty()) {
                out.element("h2", table.title());
                table(out, table);
            }
        }
    }

    /** What each rule on this page demands, so that nobody has to look it up elsewhere. */
    private static void rules(PageContent page, Markup out) {
        if (page.rules().isEmpty()) {
            return;
        }
        out.open("details", "class", "rules")
                .open("summary")
                .element("h2", "Rules on this page")
                .close("summary");
        out.open("dl");
        page.rules()
                .forEach((name, finding) -> out.element("dt", name, "id", "rule-" + name)
                        .element(
                                "dd",
                                finding.rule().demand() + " " + finding.rule().reason() + " "
                                        + finding.rule().remedy()));
        out.close("dl").close("details");
    }

    /** A table that becomes a list on a narrow screen. */
    private static void table(Markup out, Section.Table table) {
        out.open("div", "class", "scroll").open("table").open("thead").open("tr");
        table.columns().forEach(column -> out.element("th", column, "scope", "col"));
        out.close("tr").close("thead").open("tbody");
        for (var row : table.rows()) {
            out.open("tr");
            for (var i = 0; i < row.size(); i++) {
                out.element("td", row.get(i), "data-name", table.columns().get(i));
            }
            out.close("tr");
        }
        out.close("tbody").close("table").close("div");
    }

    /** With the line ends that a browser makes of any others before it takes the digest. */
    private static String resource(String name) {
        try (InputStream in = HtmlForm.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page's " + name + " is not in this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the page's " + name + " cannot be read", e);
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

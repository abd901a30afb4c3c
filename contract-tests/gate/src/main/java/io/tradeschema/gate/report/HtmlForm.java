package io.tradeschema.gate.report;

import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One page with everything in it: no script, no font, no picture from anywhere else. */
final class HtmlForm implements ReportFormat.Form {

    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6676;--line:#d9dfe7;--card:#fff;--back:#f4f6f9;
            --bad:#b3261e;--warn:#8a5a00;--good:#1b6e3c;--mark:#e8eef7}
            @media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa6b6;--line:#323b48;--card:#1a212b;
            --back:#11161d;--bad:#ff8a80;--warn:#ffc766;--good:#7bd9a0;--mark:#232d3b}}
            *{box-sizing:border-box}body{margin:0;background:var(--back);color:var(--ink);
            font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
            main{max-width:72rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{font-size:1.4rem;margin:.2rem 0}
            h2{font-size:1.1rem;margin:2.2rem 0 .6rem}.verdict{font-size:1.05rem;font-weight:600;color:var(--bad)}
            .verdict.clean{color:var(--good)}article{background:var(--card);border:1px solid var(--line);
            border-left:4px solid var(--bad);border-radius:6px;padding:.7rem .9rem;margin:.6rem 0}
            article.warning{border-left-color:var(--warn)}article p{margin:.25rem 0}.place{font-family:ui-monospace,
            Menlo,Consolas,monospace;font-size:.86rem;overflow-wrap:anywhere}.rule{color:var(--soft);font-size:.8rem}
            .fix::before{content:"Fix: ";font-weight:600}.what,.fix{overflow-wrap:anywhere}
            .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:6px}
            table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{text-align:left;vertical-align:top;
            padding:.4rem .7rem;border-bottom:1px solid var(--line)}th{background:var(--mark);white-space:nowrap}
            tr:last-child td{border-bottom:0}td{overflow-wrap:anywhere;min-width:6rem}
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.6rem;margin:0}
            dl div{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.5rem .8rem}
            dt{color:var(--soft);font-size:.8rem}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
            svg{display:block;min-width:44rem;width:100%;height:auto}path:hover{stroke-width:4;stroke-opacity:1}
            h3{font-size:1rem;margin:1.6rem 0 .4rem;overflow-wrap:anywhere}h3 span{color:var(--soft);font-weight:400}
            a{color:inherit}.legend{color:var(--soft);font-size:.82rem;margin:.4rem 0}.legend b{font-weight:600}
            .bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
            details{background:var(--card);border:1px solid var(--line);border-radius:6px;margin:.4rem 0}
            summary{cursor:pointer;padding:.5rem .9rem;font-family:ui-monospace,Menlo,Consolas,monospace;
            font-size:.86rem;overflow-wrap:anywhere}details .scroll{border-width:1px 0 0;border-radius:0}
            .stack td:first-child{min-width:15rem}.stack td:last-child{min-width:8rem}
            @media(max-width:40rem){table.stack,.stack tbody,.stack tr,.stack td{display:block;width:100%}
            .stack tr.head{display:none}.stack tr{border-bottom:1px solid var(--line);padding:.4rem 0}
            .stack td{border:0;padding:.15rem .7rem}.stack td:empty{display:none}
            .stack td::before{content:attr(data-name) ": ";color:var(--soft)}}
            """;

    private static final String LEGEND = """
            <p class="legend">A stream is <b class="bad">red</b> where something diverges, with the number of errors;
            <b class="warn">amber</b> where it has one end only; <b class="good">green</b> where it has a contract and keeps
            it. The others have no contract yet.</p>
            """;

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escape(report.title()) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n");
        out.write("<h1>" + escape(report.title()) + "</h1>\n<p class=\"verdict"
                + (report.findings().isEmpty() ? " clean" : "") + "\">" + report.verdict() + "</p>\n");
        facts(report, out);
        pictures(report, out);
        for (var section : report.sections()) {
            if (section instanceof Section.Table table && !table.rows().isEmpty()) {
                out.write("<h2>" + escape(table.title()) + "</h2>\n" + table(table, subjects(report)));
            }
        }
        findings(report, out);
        for (var section : report.sections()) {
            if (section instanceof Section.Folded folded && !folded.tables().isEmpty()) {
                folded(folded, out);
            }
        }
        out.write("</main>\n</body>\n</html>\n");
    }

    private static void facts(Report report, Writer out) throws IOException {
        for (var section : report.sections()) {
            if (section instanceof Section.Facts facts && !facts.values().isEmpty()) {
                out.write("<h2>" + escape(facts.title()) + "</h2>\n<dl>\n");
                for (var fact : facts.values().entrySet()) {
                    out.write("<div><dt>" + escape(fact.getKey()) + "</dt><dd>"
                            + escape(String.valueOf(fact.getValue())) + "</dd></div>\n");
                }
                out.write("</dl>\n");
            }
        }
    }

    private static void pictures(Report report, Writer out) throws IOException {
        for (var section : report.sections()) {
            if (section instanceof Section.Picture picture) {
                out.write("<h2>" + escape(picture.title()) + "</h2>\n<div class=\"scroll\">" + picture.svg()
                        + "</div>\n" + LEGEND);
            }
        }
    }

    /** What findings are about, each with the place in the page where they begin. */
    private static Map<String, String> subjects(Report report) {
        var subjects = new LinkedHashMap<String, String>();
        report.findings().forEach(finding -> subjects.putIfAbsent(finding.subject(), "about-" + subjects.size()));
        return subjects;
    }

    /** All findings, by what they are about; within that in the order of their places. */
    private static void findings(Report report, Writer out) throws IOException {
        if (report.findings().isEmpty()) {
            return;
        }
        out.write("<h2>Findings</h2>\n");
        for (var subject : subjects(report).entrySet()) {
            var about = report.findings().stream()
                    .filter(finding -> finding.subject().equals(subject.getKey()))
                    .toList();
            out.write("<h3 id=\"" + subject.getValue() + "\">" + escape(subject.getKey()) + " <span>" + about.size()
                    + "</span></h3>\n");
            for (var cause : Cause.of(about)) {
                out.write(article(cause));
            }
        }
    }

    private static void folded(Section.Folded folded, Writer out) throws IOException {
        out.write("<h2>" + escape(folded.title()) + "</h2>\n");
        for (var table : folded.tables()) {
            out.write("<details><summary>" + escape(table.title()) + "</summary>\n" + table(table, Map.of())
                    + "</details>\n");
        }
    }

    private static String article(Cause cause) {
        var finding = cause.first();
        var severity = finding.severity() == Severity.ERROR ? "error" : "warning";
        var shown = finding.found().map(found -> ", found " + found).orElse("");
        return "<article class=\"" + severity + "\" id=\"f-" + finding.fingerprint() + "\">\n<p class=\"place\">"
                + escape(finding.where().toString()) + "</p>\n" + more(cause) + "<p class=\"what\"><b>"
                + escape(finding.subject())
                + "</b>: " + escape(finding.what() + shown) + "</p>\n<p class=\"fix\">" + escape(finding.fix())
                + "</p>\n<p class=\"rule\">" + severity + " · "
                + escape(finding.rule().name()) + " · "
                + escape(finding.rule().reason()) + "</p>\n</article>\n";
    }

    /** The other places of the same cause, each with what was found there, to be unfolded. */
    private static String more(Cause cause) {
        if (cause.more().isEmpty()) {
            return "";
        }
        var places = cause.more().stream()
                .map(finding -> "<p class=\"place\" id=\"f-" + finding.fingerprint() + "\">"
                        + escape(finding.where()
                                + finding.found()
                                        .map(found -> ", found " + found)
                                        .orElse(""))
                        + "</p>\n")
                .collect(Collectors.joining());
        return "<details><summary>and " + cause.more().size() + " more</summary>\n" + places + "</details>\n";
    }

    private static String table(Section.Table table, Map<String, String> links) {
        var html = new StringBuilder("<div class=\"scroll\"><table class=\"stack\">\n<tr class=\"head\">");
        table.columns()
                .forEach(column -> html.append("<th>").append(escape(column)).append("</th>"));
        html.append("</tr>\n");
        for (var row : table.rows()) {
            html.append("<tr>");
            for (var i = 0; i < row.size(); i++) {
                html.append("<td data-name=\"")
                        .append(escape(table.columns().get(i)))
                        .append("\">");
                html.append(cell(row.get(i), links)).append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</table></div>\n").toString();
    }

    /** A cell that names what findings are about leads to them. */
    private static String cell(String text, Map<String, String> links) {
        var link = links.get(text);
        return link == null ? escape(text) : "<a href=\"#" + link + "\">" + escape(text) + "</a>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All findings, by chapter and cause, and what they can be filtered by. */
final class FindingList {

    private static final int CAUSES = 10;
    private static final int PLACES = 4;
    /** So many more show their source; after that it has been seen, and a page of a large tree must stay small. */
    private static final int QUOTED = 16;

    private final PageContent page;
    private final Map<String, Integer> seen = new HashMap<>();

    FindingList(PageContent page) {
        this.page = page;
    }

    static String colour(Finding finding) {
        return finding.severity() == Severity.ERROR ? "bad" : "warn";
    }

    Markup write(Markup out) {
        if (page.parts().isEmpty()) {
            return out;
        }
        out.open("section", "id", "findings", "aria-labelledby", "findings-title");
        out.element("h2", "Findings", "id", "findings-title").text("\n");
        filters(out);
        page.parts().forEach(part -> part(out, part));
        return out.element("p", "Nothing fits this filter.", "id", "none", "hidden", "")
                .close("section");
    }

    private void filters(Markup out) {
        out.open("form", "id", "filters", "aria-label", "Filter the findings");
        out.element("label", "Filter", "for", "filter")
                .open(
                        "input",
                        "id",
                        "filter",
                        "type",
                        "search",
                        "autocomplete",
                        "off",
                        "placeholder",
                        "words, a file, a rule, a stream");
        if (page.hasKnown()) {
            out.open("label", "class", "check")
                    .open("input", "type", "checkbox", "id", "fresh", "checked", "")
                    .text(" new since baseline")
                    .close("label");
        }
        toggles(out, "kind", "Errors and warnings", page.byKind());
        toggles(out, "rule", "Rules", page.byRule());
        toggles(out, "service", "Services", page.byService());
        toggles(out, "owner", "Owners", page.byOwner());
        out.element("button", "Show all", "type", "reset");
        out.open("p", "id", "count", "role", "status")
                .text(page.report().verdict())
                .close("p");
        out.close("form");
    }

    /** Nothing chosen shows all; what is chosen shows alone. */
    private static void toggles(Markup out, String toggle, String title, List<PageContent.Count> counts) {
        if (counts.size() < 2) {
            return;
        }
        out.open("details", "class", "toggles").element("summary", title).open("fieldset");
        out.element("legend", title + " to show", "class", "unseen");
        for (var count : counts) {
            out.open("label", "class", "check")
                    .open("input", "type", "checkbox", "name", toggle, "value", count.name())
                    .text(" " + count.name() + " ")
                    .element("span", String.valueOf(count.all()), "class", "soft")
                    .close("label");
        }
        out.close("fieldset").close("details");
    }

    private void part(Markup out, PagePart part) {
        out.open("section", "class", "part");
        details(out, part.isOpen()).open("summary").element("h3", part.line()).close("summary");
        var first = Math.min(CAUSES, part.causes().size());
        part.causes().subList(0, first).forEach(cause -> cause(out, cause, part.known()));
        if (first < part.causes().size()) {
            out.open("details", "class", "more")
                    .element("summary", "and " + Report.plural(part.causes().size() - first, "cause") + " more")
                    .text("\n");
            part.causes().subList(first, part.causes().size()).forEach(cause -> cause(out, cause, part.known()));
            out.close("details");
        }
        out.close("details").close("section");
    }

    private static Markup details(Markup out, boolean open) {
        return open ? out.open("details", "open", "") : out.open("details");
    }

    private void cause(Markup out, Cause cause, boolean known) {
        var finding = cause.first();
        var kind = finding.severity() == Severity.ERROR ? "error" : "warning";
        out.open(
                "article",
                "id",
                page.anchor(cause),
                "class",
                colour(finding),
                "data-kind",
                kind,
                "data-rule",
                finding.rule().name(),
                "data-streams",
                page.streams(finding),
                "data-known",
                known ? "yes" : "");
        out.open("h4")
                .element("span", kind, "class", "kind")
                .text(" ")
                .element("b", finding.subject())
                .text((finding.where().path().isEmpty()
                                ? ""
                                : " " + finding.where().path()) + ": " + finding.what())
                .close("h4");
        out.element("p", finding.fix(), "class", "fix");
        out.open("p", "class", "soft")
                .element(
                        "a",
                        finding.rule().name(),
                        "href",
                        "#rule-" + finding.rule().name())
                .text(cause.more().isEmpty() ? "" : ", " + cause.all().size() + " places")
                .close("p");
        var shown = cause.all().subList(0, Math.min(PLACES, cause.all().size()));
        places(out, shown, true);
        if (shown.size() < cause.all().size()) {
            var rest = cause.all().subList(shown.size(), cause.all().size());
            out.open("details", "class", "more").element("summary", "and " + rest.size() + " more");
            places(out, rest.subList(0, Math.min(QUOTED, rest.size())), true);
            places(out, rest.subList(Math.min(QUOTED, rest.size()), rest.size()), false);
            out.close("details");
        }
        out.close("article");
    }

    /** A list for neighbours of one service and the same owners. */
    private void places(Markup out, List<Finding> findings, boolean quoted) {
        var begin = 0;
        for (var end = 1; end <= findings.size(); end++) {
            if (end == findings.size() || !whose(findings.get(begin)).equals(whose(findings.get(end)))) {
                var whose = whose(findings.get(begin));
                out.open("ul", "class", "places", "data-service", whose.services(), "data-owner", whose.owners());
                findings.subList(begin, end).forEach(finding -> place(out, finding, quoted));
                out.close("ul");
                begin = end;
            }
        }
    }

    private record Whose(String services, String owners) {}

    private Whose whose(Finding finding) {
        return new Whose(String.join("\n", page.services(finding)), String.join(" ", page.owners(finding)));
    }

    private void place(Markup out, Finding finding, boolean quoted) {
        var placed = page.placed(finding);
        out.open("li", "id", anchor(finding));
        var place = finding.where().place();
        var links = page.report().surroundings().links();
        if (links.isPresent() && !placed.path().isEmpty()) {
            out.element(
                    "a",
                    place,
                    "href",
                    links.get().to(placed.path(), finding.where().line()));
        } else {
            out.element("span", place);
        }
        finding.found().ifPresent(found -> out.text(" found ").element("b", found));
        var mend = page.diff(finding);
        if (!mend.isEmpty()) {
            diff(out, mend);
        } else if (quoted && !placed.line().isEmpty()) {
            out.element("code", placed.line());
        }
        out.close("li");
    }

    private static void diff(Markup out, List<String> lines) {
        out.open("pre", "aria-label", "the edit that mends it");
        for (var line : lines) {
            if (line.startsWith("---") || line.startsWith("+++")) {
                continue;
            }
            var added = line.startsWith("+");
            var removed = line.startsWith("-");
            out.element(added ? "ins" : removed ? "del" : "span", line).text("\n");
        }
        out.close("pre");
    }

    /** Findings of one cause may have one fingerprint, and a page has each name once. */
    private String anchor(Finding finding) {
        var times = seen.merge(finding.fingerprint(), 1, Integer::sum);
        return "f-" + finding.fingerprint() + (times == 1 ? "" : "-" + times);
    }
}

package io.tradeschema.gate.report;

import io.tradeschema.model.Severity;
import java.util.List;

/** What is seen without turning the page: the verdict, the contracts' streams, and where the most is wrong. */
final class FirstScreen {

    private static final int MOST = 5;

    private final PageContent page;

    FirstScreen(PageContent page) {
        this.page = page;
    }

    Markup write(Markup out) {
        verdict(out);
        if (page.report().findings().isEmpty() && !page.hasBus()) {
            return out;
        }
        out.open("div", "class", "cards");
        streams(out);
        causes(out);
        worst(out, "service", "By service", page.byService());
        worst(out, "owner", "By owner", page.byOwner());
        return out.close("div");
    }

    private void verdict(Markup out) {
        var report = page.report();
        var verdict = report.outline().verdict();
        var fine = verdict.isEmpty() ? report.findings().isEmpty() : verdict.startsWith("green");
        var bad = verdict.isEmpty() ? report.count(Severity.ERROR) > 0 : verdict.startsWith("red");
        out.open("header");
        out.element("h1", report.title());
        out.element(
                "p",
                (verdict.isEmpty() ? "" : verdict + ": ") + report.verdict(),
                "class",
                "verdict " + (fine ? "good" : bad ? "bad" : "warn"));
        if (page.hasKnown()) {
            out.element(
                    "p", Report.plural(report.surroundings().known().size(), "finding") + " more the baseline knows");
        }
        out.close("header");
    }

    private void streams(Markup out) {
        var contracts = page.streams(stream -> stream.contract().isPresent());
        if (contracts.isEmpty()) {
            return;
        }
        out.open("section", "class", "card").element("h2", "Contract streams");
        list(out, contracts.stream().filter(stream -> !isGreen(stream)).toList());
        var green = contracts.stream().filter(FirstScreen::isGreen).toList();
        if (!green.isEmpty()) {
            out.open("details")
                    .element("summary", green.size() + " green: nothing diverges")
                    .text("\n");
            list(out, green);
            out.close("details");
        }
        out.close("section");
    }

    private static boolean isGreen(BusStream stream) {
        return stream.errors() + stream.warnings() == 0 && !stream.hasOneEnd();
    }

    private void list(Markup out, List<BusStream> streams) {
        if (streams.isEmpty()) {
            return;
        }
        out.open("ul");
        for (var stream : streams) {
            out.open("li")
                    .open(
                            "button",
                            "type",
                            "button",
                            "data-open",
                            String.valueOf(page.streams().indexOf(stream)))
                    .name(stream.name())
                    .element("span", StreamList.state(stream), "class", "state " + StreamList.colour(stream))
                    .close("button")
                    .close("li");
        }
        out.close("ul");
    }

    private void causes(Markup out) {
        var worst = page.worst(MOST);
        if (worst.isEmpty()) {
            return;
        }
        out.open("section", "class", "card wide")
                .element("h2", page.report().count(Severity.ERROR) > 0 ? "Worst causes" : "Warnings by cause")
                .open("ol");
        for (var kind : worst) {
            var cause = kind.first();
            out.open("li")
                    .open("a", "href", "#" + page.anchor(cause))
                    .element("b", String.valueOf(kind.places()), "class", "count " + FindingList.colour(cause.first()))
                    .element(
                            "span",
                            cause.title() + kind.like().map(like -> "; " + like).orElse(""),
                            "class",
                            "name")
                    .close("a")
                    .close("li");
        }
        out.close("ol").close("section");
    }

    private static void worst(Markup out, String toggle, String title, List<PageContent.Count> counts) {
        var worst = counts.stream().filter(count -> count.all() > 0).limit(MOST).toList();
        if (worst.isEmpty()) {
            return;
        }
        out.open("section", "class", "card").element("h2", title).open("ol");
        for (var count : worst) {
            out.open("li")
                    .open("button", "type", "button", "data-toggle", toggle, "data-value", count.name())
                    .name(count.name())
                    .element(
                            "span",
                            Report.counted(count.errors(), count.warnings()),
                            "class",
                            "state " + (count.errors() > 0 ? "bad" : "warn"))
                    .close("button")
                    .close("li");
        }
        out.close("ol").close("section");
    }
}

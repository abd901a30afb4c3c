package io.tradeschema.gate.report;

import java.util.List;

/** Every stream with who writes and who reads it; the picture is drawn from this list. */
final class StreamList {

    private final PageContent page;

    StreamList(PageContent page) {
        this.page = page;
    }

    /** In words what the colour says. */
    static String state(BusStream stream) {
        if (stream.errors() + stream.warnings() > 0) {
            return stream.diverges();
        }
        return stream.hasOneEnd() ? "one end only" : stream.contract().isPresent() ? "kept" : "no contract";
    }

    static String colour(BusStream stream) {
        if (stream.errors() > 0) {
            return "bad";
        }
        return stream.warnings() > 0 || stream.hasOneEnd()
                ? "warn"
                : stream.contract().isPresent() ? "good" : "none";
    }

    Markup write(Markup out) {
        if (page.streams().isEmpty()) {
            return out;
        }
        out.open("section", "id", "bus", "aria-labelledby", "bus-title");
        out.element("h2", "The bus", "id", "bus-title").text("\n");
        picture(out);
        out.open("p", "class", "find")
                .element("label", "Find a stream", "for", "find")
                .open("input", "id", "find", "type", "search", "autocomplete", "off")
                .close("p");
        group(out, "with errors", page.streams(it -> it.errors() > 0), true);
        group(out, "with warnings", page.streams(it -> it.errors() == 0 && it.warnings() > 0), false);
        group(out, "without findings", page.streams(it -> it.errors() + it.warnings() == 0), false);
        return out.close("section");
    }

    private static void picture(Markup out) {
        out.open("div", "class", "picture-head")
                .element("h3", "Contract streams", "id", "picture-title", "aria-live", "polite")
                .element("button", "Contract streams", "type", "button", "id", "contracts", "hidden", "")
                .close("div");
        out.open(
                        "div",
                        "id",
                        "picture",
                        "tabindex",
                        "0",
                        "role",
                        "region",
                        "aria-labelledby",
                        "picture-title",
                        "hidden",
                        "")
                .close("div");
        out.open("p", "class", "soft")
                .element("b", "Red", "class", "bad")
                .text(": something is wrong; ")
                .element("b", "amber", "class", "warn")
                .text(": a warning, or one end only; ")
                .element("b", "green", "class", "good")
                .text(": the contract is kept; grey: no contract yet.")
                .close("p");
    }

    private void group(Markup out, String title, List<BusStream> streams, boolean open) {
        if (streams.isEmpty()) {
            return;
        }
        out.open("section", "class", "group");
        if (open) {
            out.open("details", "open", "");
        } else {
            out.open("details");
        }
        out.open("summary")
                .element("h3", Report.plural(streams.size(), "stream") + " " + title)
                .close("summary");
        streams.forEach(stream -> stream(out, stream));
        out.close("details").close("section");
    }

    private void stream(Markup out, BusStream stream) {
        out.open(
                "details",
                "class",
                "stream",
                "name",
                "stream",
                "id",
                "stream-" + page.streams().indexOf(stream),
                "data-name",
                stream.name(),
                "data-colour",
                colour(stream),
                "data-contract",
                stream.contract().orElse(""));
        out.open("summary")
                .name(stream.name())
                .element("span", state(stream), "class", "state " + colour(stream))
                .close("summary");
        stream.contract().ifPresent(contract -> out.element("p", "carries " + contract, "class", "soft"));
        ends(out, "written by", "writer", List.copyOf(stream.writers().keySet()));
        ends(out, "read by", "reader", stream.readers());
        places(out, stream.places());
        out.close("details");
    }

    /** Without a head: what the columns are is plain from what is in them. */
    private static void places(Markup out, Section.Table places) {
        out.open("div", "class", "scroll", "tabindex", "0").open("table", "aria-label", "places of " + places.title());
        for (var row : places.rows()) {
            out.open("tr");
            row.forEach(cell -> out.element("td", cell));
            out.close("tr");
        }
        out.close("table").close("div");
    }

    private static void ends(Markup out, String title, String end, List<String> services) {
        out.open("p", "class", "ends").text(title + " ");
        if (services.isEmpty()) {
            out.text("nobody");
        }
        for (var i = 0; i < services.size(); i++) {
            out.text(i == 0 ? "" : ", ").element("span", services.get(i), "class", end);
        }
        out.close("p");
    }
}

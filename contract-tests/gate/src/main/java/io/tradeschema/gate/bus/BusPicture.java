package io.tradeschema.gate.bus;

import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The bus as a picture: writers on the left, streams in the middle, readers on the right. */
public final class BusPicture {

    private static final int ROW = 44;
    private static final int BOX = 30;
    private static final int TOP = 30;

    private final BusMap bus;
    private final Contracts contract;
    private final List<Finding> findings;

    public BusPicture(BusMap bus, Contracts contract, List<Finding> findings) {
        this.bus = bus;
        this.contract = contract;
        this.findings = findings;
    }

    public Section section() {
        return new Section.Picture("picture", "The bus", svg(), mermaid());
    }

    /** The picture as Mermaid text. */
    String mermaid() {
        var text = new StringBuilder("flowchart LR\n");
        var services = new ArrayList<>(bus.services());
        var streams = new ArrayList<>(bus.streams());
        for (var i = 0; i < services.size(); i++) {
            text.append("  v")
                    .append(i)
                    .append("[\"")
                    .append(label(services.get(i)))
                    .append("\"]\n");
        }
        for (var i = 0; i < streams.size(); i++) {
            text.append("  s")
                    .append(i)
                    .append("([\"")
                    .append(label(streams.get(i)))
                    .append("\"])\n");
        }
        for (var i = 0; i < streams.size(); i++) {
            for (var writer : bus.writers().getOrDefault(streams.get(i), Set.of())) {
                text.append("  v")
                        .append(services.indexOf(writer))
                        .append(" --> s")
                        .append(i)
                        .append('\n');
            }
            for (var reader : bus.readers().getOrDefault(streams.get(i), Set.of())) {
                text.append("  s")
                        .append(i)
                        .append(" --> v")
                        .append(services.indexOf(reader))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String label(String text) {
        return Excerpt.printable(text).replace("\"", "'").replace("<", "(").replace(">", ")");
    }

    private String svg() {
        var streams = new ArrayList<>(bus.streams());
        var writers = beside(bus.writers(), streams);
        var readers = beside(bus.readers(), streams);
        var rows = Math.max(1, Math.max(streams.size(), Math.max(writers.size(), readers.size())));
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 900 %d\" role=\"img\" aria-label=\"who writes and who reads each stream\" "
                        + "font-family=\"system-ui, sans-serif\" font-size=\"12\">\n",
                TOP + rows * ROW + 10));
        heading(svg, 105, "writes");
        heading(svg, 450, "stream");
        heading(svg, 795, "reads");
        lines(svg, writers, streams, bus.writers(), 200, 300, true);
        lines(svg, readers, streams, bus.readers(), 600, 700, false);
        writers.forEach(name -> box(svg, name, 10, 190, middle(writers.indexOf(name), writers.size(), rows), false));
        streams.forEach(name -> box(svg, name, 300, 300, middle(streams.indexOf(name), streams.size(), rows), true));
        readers.forEach(name -> box(svg, name, 700, 190, middle(readers.indexOf(name), readers.size(), rows), false));
        return svg.append("</svg>\n").toString();
    }

    private static void heading(StringBuilder svg, int x, String text) {
        svg.append("<text x=\"").append(x).append("\" y=\"18\" text-anchor=\"middle\" fill=\"#6b7f99\">");
        svg.append(text).append("</text>\n");
    }

    /** The services of one side, each near the streams it has to do with, so that few lines cross. */
    private static List<String> beside(Map<String, Set<String>> ends, List<String> streams) {
        var names = new TreeSet<String>();
        ends.values().forEach(names::addAll);
        var sorted = new ArrayList<>(names);
        sorted.sort(Comparator.comparingDouble(name -> streams.stream()
                .filter(stream -> ends.getOrDefault(stream, Set.of()).contains(name))
                .mapToInt(streams::indexOf)
                .average()
                .orElse(0)));
        return sorted;
    }

    /** The middle of a box; a short column is spread over the height of the longest. */
    private static int middle(int row, int size, int rows) {
        return TOP + (int) ((row + 0.5) * rows * ROW / Math.max(1, size));
    }

    private void lines(
            StringBuilder svg,
            List<String> services,
            List<String> streams,
            Map<String, Set<String>> ends,
            int left,
            int right,
            boolean writing) {
        var rows = Math.max(1, Math.max(streams.size(), Math.max(names(bus.writers()), names(bus.readers()))));
        for (var stream : streams) {
            for (var service : ends.getOrDefault(stream, Set.of())) {
                var ofService = middle(services.indexOf(service), services.size(), rows);
                var ofStream = middle(streams.indexOf(stream), streams.size(), rows);
                var from = writing ? ofService : ofStream;
                var to = writing ? ofStream : ofService;
                svg.append(String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#6b7f99\" stroke-width=\"1.4\""
                                + " stroke-opacity=\"0.7\"><title>%s</title></path>\n",
                        left,
                        from,
                        left + 50,
                        from,
                        right - 50,
                        to,
                        right,
                        to,
                        escape(service + (writing ? " writes " : " reads ") + stream)));
            }
        }
    }

    private static int names(Map<String, Set<String>> ends) {
        return (int) ends.values().stream().flatMap(Set::stream).distinct().count();
    }

    private void box(StringBuilder svg, String name, int x, int width, int middle, boolean stream) {
        var errors = stream
                ? Inventory.of(name, contract, findings).stream()
                        .filter(finding -> finding.severity() == Severity.ERROR)
                        .count()
                : 0;
        var lonely =
                stream && (!bus.writers().containsKey(name) || !bus.readers().containsKey(name));
        var known = stream && contract.on(name).isPresent();
        var stroke = errors > 0 ? "#b3261e" : lonely ? "#b57a00" : known ? "#1b6e3c" : "#6b7f99";
        svg.append(String.format(
                Locale.ROOT,
                "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" "
                        + "fill-opacity=\"0.08\" stroke=\"%s\" stroke-width=\"1.6\"/><text x=\"%d\" y=\"%d\""
                        + " text-anchor=\"middle\" fill=\"currentColor\">%s</text></g>\n",
                escape(name + (lonely ? ": one end only" : "") + (errors > 0 ? ": " + errors + " errors" : "")),
                x,
                middle - BOX / 2,
                width,
                BOX,
                stream ? 15 : 4,
                stroke,
                stroke,
                x + width / 2,
                middle + 4,
                escape(shortened(name, width / 7))));
        if (errors > 0) {
            badge(svg, x + width - 6, middle - BOX / 2, errors);
        }
    }

    private static void badge(StringBuilder svg, int x, int y, long errors) {
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%d\" cy=\"%d\" r=\"9\" fill=\"#b3261e\"/><text x=\"%d\" y=\"%d\" font-size=\"10\""
                        + " text-anchor=\"middle\" fill=\"#fff\">%d</text>\n",
                x,
                y,
                x,
                y + 4,
                errors));
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : "…" + name.substring(name.length() - most + 1);
    }

    private static String escape(String text) {
        return Excerpt.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

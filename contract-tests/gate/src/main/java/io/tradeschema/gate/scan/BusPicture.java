package io.tradeschema.gate.scan;

import io.tradeschema.gate.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The bus as a picture: writers on the left, streams in the middle, readers on the right. */
final class BusPicture {

    private static final int ROW = 44;
    private static final int BOX = 30;

    private final BusMap bus;
    private final Contract contract;

    BusPicture(BusMap bus, Contract contract) {
        this.bus = bus;
        this.contract = contract;
    }

    Section section() {
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
        return text.replace("\"", "'").replace("<", "(").replace(">", ")");
    }

    private String svg() {
        var writers = names(bus.writers());
        var streams = new ArrayList<>(bus.streams());
        var readers = names(bus.readers());
        var rows = Math.max(1, Math.max(streams.size(), Math.max(writers.size(), readers.size())));
        var height = rows * ROW + 20;
        var svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 900 %d\" role=\"img\" aria-label=\"who writes and who reads each stream\" "
                        + "font-family=\"system-ui, sans-serif\" font-size=\"12\">\n",
                height));
        lines(svg, writers, streams, bus.writers(), 200, 300, true);
        lines(svg, readers, streams, bus.readers(), 600, 700, false);
        column(svg, writers, 10, 190, false);
        column(svg, streams, 300, 300, true);
        column(svg, readers, 700, 190, false);
        return svg.append("</svg>\n").toString();
    }

    private static List<String> names(Map<String, Set<String>> ends) {
        var names = new TreeSet<String>();
        ends.values().forEach(names::addAll);
        return new ArrayList<>(names);
    }

    private static int middle(int row) {
        return 10 + row * ROW + BOX / 2;
    }

    private void lines(
            StringBuilder svg,
            List<String> services,
            List<String> streams,
            Map<String, Set<String>> ends,
            int left,
            int right,
            boolean writing) {
        for (var stream : streams) {
            for (var service : ends.getOrDefault(stream, Set.of())) {
                var from = middle(writing ? services.indexOf(service) : streams.indexOf(stream));
                var to = middle(writing ? streams.indexOf(stream) : services.indexOf(service));
                svg.append(String.format(
                        Locale.ROOT,
                        "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#6b7f99\" stroke-width=\"1.4\"/>\n",
                        left,
                        from,
                        left + 50,
                        from,
                        right - 50,
                        to,
                        right,
                        to));
            }
        }
    }

    private void column(StringBuilder svg, List<String> names, int x, int width, boolean streams) {
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var lonely = streams
                    && (!bus.writers().containsKey(name) || !bus.readers().containsKey(name));
            var stroke = lonely ? "#b3261e" : streams && contract.on(name).isPresent() ? "#1b6e3c" : "#6b7f99";
            svg.append(String.format(
                    Locale.ROOT,
                    "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"none\" "
                            + "stroke=\"%s\" stroke-width=\"1.6\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"currentColor\">%s</text></g>\n",
                    escape(name),
                    x,
                    middle(i) - BOX / 2,
                    width,
                    BOX,
                    streams ? 15 : 4,
                    stroke,
                    x + width / 2,
                    middle(i) + 4,
                    escape(shortened(name, width / 7))));
        }
    }

    private static String shortened(String name, int most) {
        return name.length() <= most ? name : "…" + name.substring(name.length() - most + 1);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

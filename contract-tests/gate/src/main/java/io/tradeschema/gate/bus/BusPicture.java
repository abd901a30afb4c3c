package io.tradeschema.gate.bus;

import io.tradeschema.model.Excerpt;
import java.util.ArrayList;
import java.util.Set;

/** The whole bus as a chart: writers on the left, streams in the middle, readers on the right. */
final class BusPicture {

    private final BusMap bus;
    private final Set<String> wrong;

    /** A bus of which nothing is judged. */
    BusPicture(BusMap bus) {
        this(bus, Set.of());
    }

    /** A bus, and the streams that errors are about: these are red, and say so for who sees no colours. */
    BusPicture(BusMap bus, Set<String> wrong) {
        this.bus = bus;
        this.wrong = wrong;
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
                    .append(wrong.contains(streams.get(i)) ? " ✗\"]):::wrong\n" : "\"])\n");
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
        if (!wrong.isEmpty()) {
            text.append("  classDef wrong fill:#fdd,stroke:#c00,color:#600\n");
        }
        return text.toString();
    }

    private static String label(String text) {
        return Excerpt.printable(text).replace("\"", "'").replace("<", "(").replace(">", ")");
    }
}

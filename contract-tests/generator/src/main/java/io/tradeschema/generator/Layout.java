package io.tradeschema.generator;

import java.util.List;

/** How a message is laid out; each is what some JSON library prints by default. */
enum Layout {
    COMPACT(",", ":", false),
    PYTHON(", ", ": ", false),
    INDENTED(",", ": ", true);

    private final String comma;
    private final String colon;
    private final boolean lines;

    Layout(String comma, String colon, boolean lines) {
        this.comma = comma;
        this.colon = colon;
        this.lines = lines;
    }

    String write(MessageText message) {
        var out = new StringBuilder(512);
        write(message, 1, out);
        return out.toString();
    }

    String write(SampleValue value) {
        var out = new StringBuilder();
        write(value, 1, out);
        return out.toString();
    }

    private void write(MessageText message, int depth, StringBuilder out) {
        out.append('{');
        var first = true;
        for (var member : message.members()) {
            out.append(first ? "" : comma);
            first = false;
            breakLine(depth, out);
            JsonQuotes.append(member.name(), out);
            out.append(colon);
            write(member.value(), depth, out);
        }
        if (!first) {
            breakLine(depth - 1, out);
        }
        out.append('}');
    }

    private void write(SampleValue value, int depth, StringBuilder out) {
        if (value instanceof SampleValue.Nested nested) {
            write(nested.message(), depth + 1, out);
        } else if (value instanceof SampleValue.Listed list) {
            write(list.elements(), depth + 1, out);
        } else if (value instanceof SampleValue.Literal literal) {
            out.append(literal.json());
        }
    }

    private void write(List<SampleValue> elements, int depth, StringBuilder out) {
        out.append('[');
        for (var i = 0; i < elements.size(); i++) {
            out.append(i == 0 ? "" : comma);
            breakLine(depth, out);
            write(elements.get(i), depth, out);
        }
        if (!elements.isEmpty()) {
            breakLine(depth - 1, out);
        }
        out.append(']');
    }

    private void breakLine(int depth, StringBuilder out) {
        if (lines) {
            out.append('\n').append("  ".repeat(depth));
        }
    }
}

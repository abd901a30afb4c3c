package io.tradeschema.generator;

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

    private void write(MessageText message, int depth, StringBuilder out) {
        out.append('{');
        var first = true;
        for (var member : message.members()) {
            out.append(first ? "" : comma);
            first = false;
            breakLine(depth, out);
            JsonQuotes.append(member.name(), out);
            out.append(colon);
            if (member.value() instanceof SampleValue.Nested nested) {
                write(nested.message(), depth + 1, out);
            } else if (member.value() instanceof SampleValue.Literal literal) {
                out.append(literal.json());
            }
        }
        if (!first) {
            breakLine(depth - 1, out);
        }
        out.append('}');
    }

    private void breakLine(int depth, StringBuilder out) {
        if (lines) {
            out.append('\n').append("  ".repeat(depth));
        }
    }
}

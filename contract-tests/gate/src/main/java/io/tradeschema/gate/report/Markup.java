package io.tradeschema.gate.report;

/**
 * Markup in the making. Names of elements and attributes are written in this package; every text and every value goes
 * through {@link #escape}, so that no name from outside ever becomes markup.
 */
final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** An element that begins, with its attributes as names and values. */
    Markup open(String element, String... attributes) {
        out.append('<').append(element);
        for (var i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
        return this;
    }

    Markup text(String text) {
        out.append(escape(text));
        return this;
    }

    /** The end of an element. */
    Markup close(String element) {
        out.append("</").append(element).append(">\n");
        return this;
    }

    /** An element with nothing but text in it. */
    Markup element(String element, String text, String... attributes) {
        open(element, attributes).text(text);
        out.append("</").append(element).append('>');
        return this;
    }

    /** A long name in a narrow place; it may be broken after what divides its parts. */
    Markup name(String name) {
        open("span", "class", "name");
        out.append(escape(name).replaceAll("([:./_])", "$1<wbr>")).append("</span>");
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

package io.tradeschema.scan.python;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Python's text literals, decoded. */
final class PythonTexts {

    private PythonTexts() {}

    static Code of(Node node, PythonExpressions expressions) {
        var parts = parts(node, expressions);
        return one(node, parts);
    }

    static Code joined(Node node, PythonExpressions expressions) {
        var parts = new ArrayList<Code>();
        node.children().forEach(child -> parts.addAll(parts(child, expressions)));
        return one(node, parts);
    }

    private static Code one(Node node, List<Code> parts) {
        if (parts.stream().allMatch(part -> part instanceof Code.Lit)) {
            var text = new StringBuilder();
            var bytes = false;
            for (var part : parts) {
                var value = ((Code.Lit) part).value();
                bytes |= value instanceof Bytes;
                text.append(value instanceof Bytes raw ? raw.text() : value);
            }
            return new Code.Lit(node.place(), bytes ? new Bytes(text.toString()) : text.toString());
        }
        return new Code.Join(node.place(), parts);
    }

    private static List<Code> parts(Node node, PythonExpressions expressions) {
        var start = node.first("string_start").map(Node::text).orElse("\"").toLowerCase(Locale.ROOT);
        var raw = start.contains("r");
        var bytes = start.contains("b");
        var formatted = start.contains("f");
        var from = node.start() + start.length();
        var to = node.end() - start.replaceAll("[a-z]", "").length();
        var parts = new ArrayList<Code>();
        for (var child : node.children()) {
            if (child.is("interpolation") && child.size() > 0) {
                literal(node, from, child.start(), raw, bytes, formatted, parts);
                parts.add(shown(child, expressions));
                from = child.end();
            }
        }
        literal(node, from, to, raw, bytes, formatted, parts);
        return parts.isEmpty() ? List.of(new Code.Lit(node.place(), bytes ? new Bytes("") : "")) : parts;
    }

    private static Code shown(Node node, PythonExpressions expressions) {
        var form = new StringBuilder();
        node.first("type_conversion").ifPresent(part -> form.append(part.text()));
        node.first("format_specifier").ifPresent(part -> form.append(node.text(part.start(), node.end() - 1)));
        return new Code.Shown(node.place(), expressions.of(node.get(0)), form.toString());
    }

    private static void literal(
            Node node, int from, int to, boolean raw, boolean bytes, boolean formatted, List<Code> out) {
        if (to <= from) {
            return;
        }
        var text = node.text(from, to);
        var plain = formatted ? text.replace("{{", "{").replace("}}", "}") : text;
        var decoded = raw ? plain : decoded(plain);
        out.add(new Code.Lit(node.place(), bytes ? new Bytes(decoded) : decoded));
    }

    /** The text with its escapes read. */
    static String decoded(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            i = escape(text, i + 1, out);
        }
        return out.toString();
    }

    /** Reads one escape whose letter stands at this index; gives the index of its last character. */
    private static int escape(String text, int at, StringBuilder out) {
        var c = text.charAt(at);
        switch (c) {
            case '\n' -> {}
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000b');
            case '\\', '\'', '"' -> out.append(c);
            case 'x' -> {
                return hex(text, at, 2, out);
            }
            case 'u' -> {
                return hex(text, at, 4, out);
            }
            case 'U' -> {
                return hex(text, at, 8, out);
            }
            case 'N' -> {
                return named(text, at, out);
            }
            default -> {
                return c >= '0' && c <= '7' ? octal(text, at, out) : other(text, at, out);
            }
        }
        return at;
    }

    private static int hex(String text, int at, int digits, StringBuilder out) {
        var end = at + 1 + digits;
        if (end <= text.length() && text.substring(at + 1, end).matches("[0-9a-fA-F]+")) {
            var point = Integer.parseUnsignedInt(text.substring(at + 1, end), 16);
            if (Character.isValidCodePoint(point)) {
                out.appendCodePoint(point);
                return end - 1;
            }
        }
        return other(text, at, out);
    }

    /** A character by its name in Unicode. */
    private static int named(String text, int at, StringBuilder out) {
        var end = text.indexOf('}', at);
        if (end > 0 && text.startsWith("{", at + 1)) {
            try {
                out.appendCodePoint(Character.codePointOf(text.substring(at + 2, end)));
                return end;
            } catch (IllegalArgumentException e) {
                return other(text, at, out); // a newer name than this machine knows
            }
        }
        return other(text, at, out);
    }

    private static int octal(String text, int at, StringBuilder out) {
        var end = at;
        while (end < text.length() && end < at + 3 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            end++;
        }
        out.append((char) Integer.parseInt(text.substring(at, end), 8));
        return end - 1;
    }

    private static int other(String text, int at, StringBuilder out) {
        out.append('\\').append(text.charAt(at));
        return at;
    }
}

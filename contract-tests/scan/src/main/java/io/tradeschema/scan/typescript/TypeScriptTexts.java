package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Literals, decoded: texts, templates, numbers. */
final class TypeScriptTexts {

    private static final String SIMPLE = "nrtbfv0";
    private static final String MEANT = "\n\r\t\b\f\u000b\0";

    private TypeScriptTexts() {}

    static Code text(Node node) {
        return new Code.Lit(node.place(), plain(node));
    }

    /** The text of a literal that has no places to fill. */
    static String plain(Node node) {
        var text = new StringBuilder();
        node.children().forEach(part -> text.append(piece(part)));
        return text.toString();
    }

    private static String piece(Node part) {
        return part.is("escape_sequence") ? escape(part.text()) : part.text().replace("\r\n", "\n");
    }

    static Code template(Node node, Function<Node, Code> expression) {
        var parts = new ArrayList<Code>();
        var text = new StringBuilder();
        for (var part : node.children()) {
            if (part.is("template_substitution")) {
                literal(node, text, parts);
                if (part.size() > 0) {
                    parts.add(new Code.Shown(part.place(), expression.apply(part.get(0)), ""));
                }
            } else {
                text.append(piece(part));
            }
        }
        if (parts.isEmpty()) {
            return new Code.Lit(node.place(), text.toString());
        }
        literal(node, text, parts);
        return new Code.Join(node.place(), parts);
    }

    private static void literal(Node node, StringBuilder text, List<Code> parts) {
        if (text.length() > 0) {
            parts.add(new Code.Lit(node.place(), text.toString()));
            text.setLength(0);
        }
    }

    /** What an escape stands for. */
    private static String escape(String escape) {
        var letter = escape.charAt(1);
        if (letter == '\n' || letter == '\r' || letter == '\u2028' || letter == '\u2029') {
            return ""; // the line goes on
        }
        var digits = escape.substring(2);
        if (letter == 'u' && digits.startsWith("{")) {
            return Character.toString(Integer.parseInt(digits.substring(1, digits.length() - 1), 16));
        }
        if (letter == 'x' || letter == 'u') {
            return Character.toString(Integer.parseInt(digits, 16));
        }
        if (letter >= '0' && letter <= '7') {
            return Character.toString(Integer.parseInt(escape.substring(1), 8));
        }
        var simple = SIMPLE.indexOf(letter);
        return simple >= 0 ? MEANT.substring(simple, simple + 1) : escape.substring(1);
    }

    static Code number(Node node) {
        var text = node.text().replace("_", "").toLowerCase(Locale.ROOT);
        var whole = text.endsWith("n") ? text.substring(0, text.length() - 1) : text;
        try {
            return new Code.Lit(node.place(), value(whole));
        } catch (NumberFormatException e) {
            return new Code.Other(node.place(), "a number such as " + node.text(), List.of());
        }
    }

    private static BigDecimal value(String text) {
        if (text.startsWith("0x")) {
            return new BigDecimal(new BigInteger(text.substring(2), 16));
        }
        if (text.startsWith("0o")) {
            return new BigDecimal(new BigInteger(text.substring(2), 8));
        }
        if (text.startsWith("0b")) {
            return new BigDecimal(new BigInteger(text.substring(2), 2));
        }
        if (text.matches("0[0-7]+")) {
            return new BigDecimal(new BigInteger(text, 8)); // as scripts before modules have it
        }
        return new BigDecimal(text.endsWith(".") ? text + "0" : text.replace(".e", ".0e"));
    }
}

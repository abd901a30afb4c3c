package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Literals of Java, decoded. */
final class JavaTexts {

    private static final String BLOCK = "\"\"\"";

    private JavaTexts() {}

    /** A string, or a block of text with its common indentation taken away. */
    static Code text(Node node) {
        var raw = node.text();
        if (!raw.startsWith(BLOCK)) {
            return new Code.Lit(node.place(), decoded(raw.substring(1, Math.max(1, raw.length() - 1))));
        }
        var open = raw.indexOf('\n');
        var body = open < 0 ? "" : raw.substring(open + 1, raw.length() - BLOCK.length());
        return new Code.Lit(node.place(), decoded(body.replace("\r", "").stripIndent()));
    }

    /** A single letter, as text. */
    static Code letter(Node node) {
        var raw = node.text();
        return new Code.Lit(node.place(), decoded(raw.substring(1, Math.max(1, raw.length() - 1))));
    }

    /** The text with its escapes read. */
    static String decoded(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        try {
            return points(text).translateEscapes();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The escapes that stand for a code point, which the language reads before all else. */
    private static String points(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
            } else if (text.charAt(i + 1) == 'u') {
                i = point(text, i + 1, out);
            } else {
                out.append(c).append(text.charAt(++i));
            }
        }
        return out.toString();
    }

    private static int point(String text, int at, StringBuilder out) {
        var digits = at;
        while (digits < text.length() && text.charAt(digits) == 'u') {
            digits++;
        }
        var end = Math.min(text.length(), digits + 4);
        var value = (char) Integer.parseInt(text.substring(digits, end), 16);
        out.append(value == '\\' ? "\\\\" : String.valueOf(value));
        return end - 1;
    }

    /** A number; what is no finite one is left out. */
    static Code number(Node node) {
        var text = node.text().replace("_", "").toLowerCase(Locale.ROOT);
        try {
            return new Code.Lit(node.place(), node.type().endsWith("integer_literal") ? whole(text) : part(text));
        } catch (NumberFormatException e) {
            return new Code.Other(node.place(), node.type(), List.of());
        }
    }

    private static BigDecimal whole(String text) {
        var isLong = text.endsWith("l");
        var digits = isLong ? text.substring(0, text.length() - 1) : text;
        if (digits.startsWith("0x")) {
            return bits(digits.substring(2), 16, isLong);
        }
        if (digits.startsWith("0b")) {
            return bits(digits.substring(2), 2, isLong);
        }
        return digits.length() > 1 && digits.startsWith("0") ? bits(digits, 8, isLong) : new BigDecimal(digits);
    }

    /** Digits that are bits: the first of them all is the sign. */
    private static BigDecimal bits(String digits, int radix, boolean isLong) {
        var number = new BigInteger(digits, radix);
        return BigDecimal.valueOf(isLong ? number.longValue() : number.intValue());
    }

    private static BigDecimal part(String text) {
        if (text.startsWith("0x")) {
            return new BigDecimal(Double.parseDouble(text));
        }
        return new BigDecimal(
                text.replaceFirst("[fd]$", "").replaceFirst("[.]$", "").replaceFirst("[.]e", "e"));
    }
}

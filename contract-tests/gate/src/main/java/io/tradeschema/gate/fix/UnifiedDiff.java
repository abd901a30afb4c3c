package io.tradeschema.gate.fix;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One file before and after as a unified diff that {@code git apply} and {@code patch} take. A change stays within its lines. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** The diff; empty when nothing differs. */
    static String of(String file, byte[] before, byte[] after) {
        var old = lines(before);
        var now = lines(after);
        var changed = new ArrayList<Integer>();
        for (var i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(now.get(i))) {
                changed.add(i);
            }
        }
        if (changed.isEmpty()) {
            return "";
        }
        var name = name(file);
        var text = new StringBuilder("--- " + quoted("a/" + name) + "\n+++ " + quoted("b/" + name) + "\n");
        for (var at = 0; at < changed.size(); ) {
            var end = at;
            while (end + 1 < changed.size() && changed.get(end + 1) - changed.get(end) <= 2 * CONTEXT) {
                end++;
            }
            hunk(old, now, changed.get(at), changed.get(end), text);
            at = end + 1;
        }
        return text.toString();
    }

    private static void hunk(List<String> old, List<String> now, int first, int last, StringBuilder text) {
        var from = Math.max(0, first - CONTEXT);
        var to = Math.min(old.size(), last + CONTEXT + 1);
        var range = (from + 1) + (to - from == 1 ? "" : "," + (to - from));
        text.append("@@ -").append(range).append(" +").append(range).append(" @@\n");
        for (var i = from; i < to; ) {
            if (old.get(i).equals(now.get(i))) {
                line(' ', old.get(i++), text);
                continue;
            }
            var end = i;
            while (end < to && !old.get(end).equals(now.get(end))) {
                end++;
            }
            old.subList(i, end).forEach(one -> line('-', one, text));
            now.subList(i, end).forEach(one -> line('+', one, text));
            i = end;
        }
    }

    private static void line(char sign, String line, StringBuilder text) {
        text.append(sign).append(line);
        if (!line.endsWith("\n")) {
            text.append("\n\\ No newline at end of file\n");
        }
    }

    /** The lines with their ends, as they are. */
    private static List<String> lines(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        var lines = new ArrayList<String>();
        for (var at = 0; at < text.length(); ) {
            var end = text.indexOf('\n', at);
            var next = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(at, next));
            at = next;
        }
        return lines;
    }

    /** Names are seen from the folder in which the command runs, as {@code git apply} sees them there. */
    static String name(String file) {
        var here = Path.of("").toAbsolutePath();
        var path = Path.of(file);
        var seen = path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
        var name = seen.toString().replace('\\', '/');
        return name.startsWith("/") ? name.substring(1) : name;
    }

    /** Git puts a name in quotes that has a quote, a backslash or a sign of control. */
    private static String quoted(String name) {
        var special = name.chars().anyMatch(letter -> letter < ' ' || letter == '"' || letter == '\\' || letter == 127);
        if (!special) {
            return name.indexOf(' ') < 0 ? name : name + "\t";
        }
        var text = new StringBuilder("\"");
        for (var one : name.getBytes(StandardCharsets.UTF_8)) {
            var letter = one & 0xFF;
            if (letter == '"' || letter == '\\') {
                text.append('\\').append((char) letter);
            } else if (letter < ' ' || letter >= 127) {
                text.append(String.format(java.util.Locale.ROOT, "\\%03o", letter));
            } else {
                text.append((char) letter);
            }
        }
        return text.append('"').toString();
    }
}

package io.tradeschema.scan.python;

import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Outliner;
import io.tradeschema.scan.syntax.WordSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The outline of a Python file: one pass over its bytes, without a tree. */
final class PythonOutline {

    private static final int TAB = 8;
    private static final Set<String> PREFIXES = Set.of("r", "b", "u", "f", "rb", "br", "fr", "rf", "t", "tr", "rt");

    private final byte[] text;
    private final Set<String> verbs;
    private final WordSearch words;
    private final Outliner out = new Outliner();
    private final Deque<Open> open = new ArrayDeque<>();
    /** The words and signs of an import, or of the head of a class. */
    private final List<String> head = new ArrayList<>();

    /** The modules that were imported as such. */
    private final Set<String> modules = new HashSet<>();

    private int at;
    private int line = 1;
    private int depth;
    private boolean fresh = true;
    private int indent;
    /** What the logical line is: a definition whose name comes next, an import, the head of a class, a value, or anything. */
    private Kind kind = Kind.PLAIN;

    private boolean ofValue;
    private boolean afterDot;
    /** The word that the dot stands after, where it stands alone. */
    private String before = "";

    /** A function or class that is not at its end, and how far it is indented. */
    private record Open(int indent, boolean function) {}

    private enum Kind {
        PLAIN,
        FUNCTION,
        CLASS,
        HEAD,
        IMPORT
    }

    private PythonOutline(byte[] text, Set<String> verbs, WordSearch words) {
        this.text = text;
        this.verbs = verbs;
        this.words = words;
    }

    /** The outline of a file; the verbs are calls of a bus, the words stand in names and texts of who knows its events. */
    static Outline of(byte[] text, Set<String> verbs, WordSearch words) {
        return new PythonOutline(text, verbs, words).read();
    }

    private Outline read() {
        while (at < text.length) {
            if (fresh) {
                indentation();
            } else {
                token();
            }
        }
        endLine();
        return out.done();
    }

    /** The blanks before a logical line; lines that hold nothing else are passed over. */
    private void indentation() {
        indent = 0;
        while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f')) {
            indent = text[at] == '\t' ? (indent / TAB + 1) * TAB : indent + 1;
            at++;
        }
        if (at < text.length && text[at] == '#') {
            comment();
        }
        if (at < text.length && (text[at] == '\n' || text[at] == '\r')) {
            newline();
            return;
        }
        fresh = false;
        while (!open.isEmpty() && open.element().indent() >= indent) {
            open.pop();
            out.end();
        }
    }

    private void comment() {
        while (at < text.length && text[at] != '\n') {
            at++;
        }
    }

    private void newline() {
        line += text[at] == '\n' ? 1 : 0;
        at++;
    }

    private void token() {
        var one = text[at];
        if (isLetter(one)) {
            word();
        } else if (one == '"' || one == '\'') {
            string(at, false);
        } else if (one == '#') {
            comment();
        } else if (one == '\n') {
            newline();
            if (depth == 0) {
                endLine();
            }
        } else if (one == '\\' && at + 1 < text.length) {
            at++;
            if (text[at] == '\r' && at + 1 < text.length) {
                at++;
            }
            if (text[at] == '\n') {
                newline();
            }
        } else if (one >= '0' && one <= '9') {
            number();
        } else {
            sign(one);
        }
    }

    private void number() {
        while (at < text.length && (isLetter(text[at]) || text[at] >= '0' && text[at] <= '9' || text[at] == '.')) {
            at++;
        }
        afterDot = false;
    }

    private void sign(byte one) {
        if (one == '(' || one == '[' || one == '{') {
            depth++;
        } else if (one == ')' || one == ']' || one == '}') {
            depth = Math.max(0, depth - 1);
        } else if (one == ':' && depth == 0 && kind == Kind.HEAD) {
            kind = Kind.PLAIN;
        } else if (one == ';' && depth == 0) {
            endStatement();
        }
        if (kind == Kind.IMPORT && one > ' ') {
            head.add(String.valueOf((char) one));
        }
        if (one > ' ') {
            afterDot = one == '.';
            before = afterDot ? before : "";
        }
        at++;
    }

    // ---- words ----

    private void word() {
        var start = at;
        while (at < text.length && isPart(text[at])) {
            at++;
        }
        if (at < text.length
                && (text[at] == '"' || text[at] == '\'')
                && at - start <= 2
                && PREFIXES.contains(string(start, at).toLowerCase(java.util.Locale.ROOT))) {
            string(at, string(start, at).toLowerCase(java.util.Locale.ROOT).indexOf('f') >= 0);
            return;
        }
        var word = string(start, at);
        word(word, start);
        before = afterDot ? "" : word;
        afterDot = false;
    }

    private void word(String word, int start) {
        switch (kind) {
            case FUNCTION, CLASS -> begin(word);
            case IMPORT -> head.add(word);
            default -> {
                if (depth == 0 && isStatement(word, start)) {
                    return;
                }
                named(word, start);
            }
        }
    }

    /** Whether the word says what kind of statement this is. */
    private boolean isStatement(String word, int start) {
        switch (word) {
            case "def" -> kind = Kind.FUNCTION;
            case "class" -> kind = Kind.CLASS;
            case "import", "from" -> {
                if (isFirst(start)) {
                    kind = Kind.IMPORT;
                    head.add(word);
                } else {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean isFirst(int start) {
        var before = start - 1;
        while (before >= 0 && (text[before] == ' ' || text[before] == '\t')) {
            before--;
        }
        return before < 0 || text[before] == '\n' || text[before] == ';' || text[before] == ':' || text[before] == '\f';
    }

    private void begin(String name) {
        out.begin(name, line);
        open.push(new Open(indent, kind == Kind.FUNCTION));
        kind = kind == Kind.CLASS ? Kind.HEAD : Kind.PLAIN;
        seed(at - name.length(), at);
    }

    private void named(String word, int start) {
        if (kind == Kind.HEAD || calls() || isHandedOn()) {
            called(word, afterDot && !modules.contains(before));
        } else if (!ofValue && !inFunction() && depth == 0 && !afterDot && isFirst(start) && isSet()) {
            out.begin(word, line);
            ofValue = true;
        }
        if (afterDot && verbs.contains(word)) {
            out.seed();
        }
        seed(start, at);
    }

    private void called(String word, boolean onObject) {
        if (onObject) {
            out.ask(word);
        } else {
            out.call(word);
        }
    }

    private void seed(int start, int end) {
        if (words.any(text, start, end)) {
            out.seed();
        }
    }

    private boolean calls() {
        var next = next();
        return next < text.length && text[next] == '(';
    }

    /** Whether what an object has stands among arguments or items: a method that is handed on there is called by others. */
    private boolean isHandedOn() {
        var next = next();
        return afterDot && depth > 0 && next < text.length && ",)]}".indexOf(text[next]) >= 0;
    }

    private boolean inFunction() {
        return !open.isEmpty() && open.element().function();
    }

    /** Whether the word is a name that is given a value. */
    private boolean isSet() {
        var next = next();
        return next + 1 < text.length && (text[next] == '=' && text[next + 1] != '=' || text[next] == ':');
    }

    private int next() {
        var next = at;
        while (next < text.length && (text[next] == ' ' || text[next] == '\t')) {
            next++;
        }
        return next;
    }

    private String string(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    private static boolean isLetter(byte one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one == '_' || one < 0;
    }

    private static boolean isPart(byte one) {
        return isLetter(one) || one >= '0' && one <= '9';
    }

    // ---- texts ----

    /** A text; what is called inside a text with places to fill is called as well. */
    private void string(int quote, boolean filled) {
        var mark = text[quote];
        var triple = quote + 2 < text.length && text[quote + 1] == mark && text[quote + 2] == mark;
        var start = quote + (triple ? 3 : 1);
        var end = end(start, mark, triple);
        seed(start, end);
        if (triple && end == text.length) {
            out.seed(); // it never ends: what is code and what is not cannot be told
        }
        if (filled) {
            filled(start, end);
        }
        for (var i = quote; i < end; i++) {
            line += text[i] == '\n' ? 1 : 0;
        }
        at = Math.min(text.length, end + (triple ? 3 : 1));
        if (!triple && end < text.length && text[end] == '\n') {
            at = end; // a text that does not end on its line is a mistake, and ends with it
        }
        afterDot = false;
    }

    private int end(int start, byte mark, boolean triple) {
        var end = start;
        while (end < text.length) {
            if (text[end] == '\\') {
                end++;
            } else if (text[end] == mark
                    && (!triple || end + 2 < text.length && text[end + 1] == mark && text[end + 2] == mark)) {
                return end;
            } else if (text[end] == '\n' && !triple) {
                return end;
            }
            end++;
        }
        return text.length;
    }

    private void filled(int start, int end) {
        for (var i = start; i < end; i++) {
            if (isLetter(text[i])) {
                var from = i;
                while (i < end && isPart(text[i])) {
                    i++;
                }
                if (i < end && text[i] == '(') {
                    called(string(from, i), from > start && text[from - 1] == '.');
                }
                if (from > start && text[from - 1] == '.' && verbs.contains(string(from, i))) {
                    out.seed();
                }
            }
        }
    }

    // ---- ends ----

    private void endLine() {
        endStatement();
        fresh = true;
        depth = 0;
    }

    private void endStatement() {
        if (ofValue) {
            out.end();
            ofValue = false;
        }
        if (kind == Kind.IMPORT) {
            imported();
        }
        kind = Kind.PLAIN;
        head.clear();
        afterDot = false;
    }

    private void imported() {
        if (head.get(0).equals("import")) {
            each(1, head.size(), "");
            return;
        }
        var names = head.indexOf("import") + 1;
        if (names > 1) {
            var module = head.get(names - 2);
            each(names, head.size(), isLetter((byte) module.charAt(0)) ? module : "");
        }
    }

    /** The names between two places, parted by commas. */
    private void each(int start, int end, String from) {
        var first = start;
        for (var i = start; i <= end; i++) {
            if (i == end || head.get(i).equals(",")) {
                one(head.subList(first, i), from);
                first = i + 1;
            }
        }
    }

    private void one(List<String> words, String from) {
        var names = words.stream()
                .filter(word -> isLetter((byte) word.charAt(0)) || word.charAt(0) > 127 || word.equals("*"))
                .toList();
        var as = names.indexOf("as");
        var last = as < 0 ? names.size() : as;
        if (last == 0) {
            return;
        }
        var name = names.get(last - 1);
        var alias = as >= 0 && as + 1 < names.size() ? names.get(as + 1) : name;
        if (from.isEmpty() && head.get(0).equals("import")) {
            out.take(name, "", alias);
            modules.add(alias);
        } else {
            out.take(from, name, alias);
        }
    }
}

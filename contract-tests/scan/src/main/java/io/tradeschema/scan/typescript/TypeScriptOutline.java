package io.tradeschema.scan.typescript;

import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Outliner;
import io.tradeschema.scan.syntax.WordSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The outline of a TypeScript or JavaScript file: one pass over its bytes, without a tree. */
final class TypeScriptOutline {

    private static final Set<String> NO_CALLS = Set.of(
            "if",
            "for",
            "while",
            "switch",
            "catch",
            "return",
            "function",
            "await",
            "typeof",
            "super",
            "async",
            "in",
            "of",
            "new",
            "throw",
            "delete",
            "void",
            "yield",
            "do",
            "else",
            "case",
            "with",
            "constructor");
    private static final Set<String> BEFORE_PATTERNS =
            Set.of("return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new", "await");

    private final byte[] text;
    private final Set<String> verbs;
    private final WordSearch words;
    private final TypeScriptAhead ahead;
    private final Outliner out = new Outliner();
    private final Deque<Open> open = new ArrayDeque<>();
    /** The kinds of brackets that are not closed: where a text with places to fill goes on, among others. */
    private final Deque<Character> brackets = new ArrayDeque<>();

    private final Set<String> modules = new HashSet<>();
    private final TypeScriptHead head = new TypeScriptHead(out, modules);

    private int at;
    private int line = 1;
    private boolean afterDot;
    private String before = "";
    private String word = "";
    /** The last sign or word; a slash after a value divides. */
    private boolean afterValue;

    /** A function, class or value that is not at its end: how many brackets are around it, and whether its body began. */
    private static final class Open {
        private final int depth;
        private final boolean type;
        private final boolean value;
        private final int body;
        private boolean inside;

        Open(int depth, boolean type, boolean value, int body) {
            this.depth = depth;
            this.type = type;
            this.value = value;
            this.body = body;
        }
    }

    private TypeScriptOutline(byte[] text, Set<String> verbs, WordSearch words) {
        this.text = text;
        this.ahead = new TypeScriptAhead(text);
        this.verbs = verbs;
        this.words = words;
    }

    /** The outline of a file; the verbs are calls of a bus, the words stand in names and texts of who knows its events. */
    static Outline of(byte[] text, Set<String> verbs, WordSearch words) {
        return new TypeScriptOutline(text, verbs, words).read();
    }

    private Outline read() {
        if (text.length > 1 && text[0] == '#' && text[1] == '!') {
            comment();
        }
        while (at < text.length) {
            token();
        }
        head.end();
        while (!open.isEmpty()) {
            open.pop();
            out.end();
        }
        return out.done();
    }

    private void token() {
        var one = text[at];
        if (TypeScriptAhead.isLetter(one)) {
            word();
        } else if (one == '"' || one == '\'') {
            string(one);
        } else if (one == '`') {
            at++;
            template();
        } else if (one == '/') {
            slash();
        } else if (one == '\n') {
            line++;
            at++;
        } else if (one >= '0' && one <= '9') {
            while (at < text.length && (TypeScriptAhead.isPart(text[at]) || text[at] == '.')) {
                at++;
            }
            value();
        } else {
            sign(one);
        }
    }

    private void value() {
        afterDot = false;
        afterValue = true;
        word = "";
    }

    private void comment() {
        while (at < text.length && text[at] != '\n') {
            at++;
        }
    }

    private void slash() {
        var next = at + 1 < text.length ? text[at + 1] : ' ';
        if (next == '/') {
            comment();
        } else if (next == '*') {
            at += 2;
            while (at < text.length && !(text[at] == '*' && at + 1 < text.length && text[at + 1] == '/')) {
                line += text[at] == '\n' ? 1 : 0;
                at++;
            }
            at = Math.min(text.length, at + 2);
        } else if (afterValue) {
            sign((byte) '/');
        } else {
            pattern();
        }
    }

    /** A pattern ends on its line; a slash between square brackets is one of its signs. */
    private void pattern() {
        var inside = false;
        at++;
        while (at < text.length && text[at] != '\n' && (inside || text[at] != '/')) {
            if (text[at] == '\\') {
                at++;
            } else if (text[at] == '[') {
                inside = true;
            } else if (text[at] == ']') {
                inside = false;
            }
            at++;
        }
        at += at < text.length && text[at] == '/' ? 1 : 0;
        value();
    }

    // ---- signs ----

    private void sign(byte one) {
        if (one == '(' || one == '[' || one == '{') {
            brackets.push((char) one);
            if (!open.isEmpty() && at == open.element().body) {
                open.element().inside = true;
            }
        } else if (one == ')' || one == ']' || one == '}') {
            close(one);
            return;
        } else if (one == ';') {
            ended();
        }
        head.sign((char) one);
        if (one > ' ') {
            afterDot = one == '.' || one == '?' && at + 1 < text.length && text[at + 1] == '.';
            before = afterDot ? word : "";
            word = one == '*' && word.equals("function") ? word : ""; // a generator has its name behind the star
            afterValue = false;
        }
        at++;
    }

    private void close(byte one) {
        at++;
        if (!brackets.isEmpty()) {
            var opened = brackets.pop();
            if (opened == '`' && one == '}') {
                template();
                return;
            }
        }
        head.sign((char) one);
        if (one == '}') {
            while (!open.isEmpty()
                    && open.element().inside
                    && brackets.size() <= open.element().depth
                    && !open.element().value) {
                open.pop();
                out.end();
            }
        }
        while (!open.isEmpty() && brackets.size() < open.element().depth) {
            open.pop();
            out.end();
        }
        value();
        afterValue = one != '}';
    }

    /** A statement ends; so does a value at the file's top. */
    private void ended() {
        head.end();
        if (brackets.isEmpty() && !open.isEmpty() && open.element().value) {
            open.pop();
            out.end();
        }
    }

    // ---- words ----

    private void word() {
        var start = at;
        while (at < text.length && TypeScriptAhead.isPart(text[at])) {
            at++;
        }
        var name = string(start, at);
        seed(start, at);
        if (afterDot && verbs.contains(name)) {
            out.seed();
        }
        if (brackets.isEmpty() && !afterDot) {
            statement(name);
        }
        head.word(name);
        named(name);
        before = "";
        word = afterDot ? "" : name;
        afterDot = false;
        afterValue = !BEFORE_PATTERNS.contains(name);
    }

    /** A word at the file's top that begins a statement ends the value before it. */
    private void statement(String name) {
        switch (name) {
            case "const", "let", "var", "function", "class", "export", "import", "interface", "type", "enum" -> {
                head.end();
                while (!open.isEmpty() && open.element().value) {
                    open.pop();
                    out.end();
                }
                head.begin(name, line);
            }
            default -> {}
        }
    }

    private void named(String name) {
        var kind = word;
        if (kind.equals("function") || kind.equals("class")) {
            begin(name, kind.equals("class"), false);
        } else if ((kind.equals("const") || kind.equals("let") || kind.equals("var")) && brackets.isEmpty()) {
            begin(name, false, true);
        } else if (isMember() && ahead.calls(at) && !NO_CALLS.contains(name) && ahead.body(at) >= 0) {
            begin(name, false, false);
        } else if (ahead.calls(at) && !NO_CALLS.contains(name)) {
            if (afterDot && !modules.contains(before)) {
                out.ask(name);
            } else {
                out.call(name);
            }
        } else if (kind.equals("new") || kind.equals("extends")) {
            out.call(name);
        }
    }

    private void begin(String name, boolean type, boolean value) {
        out.begin(name, line);
        open.push(new Open(brackets.size(), type, value, value ? -1 : ahead.body(at)));
    }

    /** Whether the word stands in a class, in none of its functions. */
    private boolean isMember() {
        return !afterDot
                && !open.isEmpty()
                && open.element().type
                && open.element().inside
                && brackets.size() == open.element().depth + 1;
    }

    private void seed(int start, int end) {
        if (words.any(text, start, end)) {
            out.seed();
        }
    }

    private String string(int start, int end) {
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    // ---- texts ----

    private void string(byte mark) {
        var start = at + 1;
        var end = start;
        while (end < text.length && text[end] != mark && text[end] != '\n') {
            end += text[end] == '\\' && end + 1 < text.length && text[end + 1] != '\n' ? 2 : 1;
        }
        end = Math.min(end, text.length);
        seed(start, end);
        head.text(string(start, end));
        at = end < text.length && text[end] == mark ? end + 1 : end;
        value();
    }

    /** A text with places to fill, from its begin or from behind such a place. */
    private void template() {
        var start = at;
        while (at < text.length && text[at] != '`') {
            if (text[at] == '$' && at + 1 < text.length && text[at + 1] == '{') {
                seed(start, at);
                at += 2;
                brackets.push('`');
                afterValue = false;
                afterDot = false;
                return;
            }
            line += text[at] == '\n' ? 1 : 0;
            at += text[at] == '\\' ? 2 : 1;
        }
        seed(start, Math.min(at, text.length));
        at = Math.min(text.length, at + 1);
        value();
    }
}

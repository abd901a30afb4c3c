package io.tradeschema.scan.java;

import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Outliner;
import io.tradeschema.scan.syntax.WordSearch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The outline of a Java file and its head: one pass over its bytes, without a tree. Methods without a body are left out. */
final class JavaOutline {

    /** Words before a round bracket that call nothing. */
    private static final Set<String> WORDS = Set.of(
            "if",
            "for",
            "while",
            "switch",
            "catch",
            "try",
            "synchronized",
            "return",
            "this",
            "super",
            "throw",
            "assert");

    private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record");

    /** What a brace opens. */
    private enum Kind {
        TYPE,
        METHOD,
        OTHER
    }

    private final byte[] text;
    private final Set<String> verbs;
    private final WordSearch words;
    private final Outliner out = new Outliner();
    private final JavaHead head = new JavaHead();
    private final Deque<Kind> open = new ArrayDeque<>();

    private int at;
    private int line = 1;
    private int round;
    /** Where the member begins that is read, by its line; 0 before its first word. */
    private int member;
    /** The word and sign before, where they stand right before. */
    private String before = "";

    private byte sign;
    /** The type or method whose body comes next. */
    private String coming = "";

    /** What the type that comes next is made of. */
    private final List<String> bases = new ArrayList<>();

    private Kind kind = Kind.OTHER;
    private boolean given;

    private JavaOutline(byte[] text, Set<String> verbs, WordSearch words) {
        this.text = text;
        this.verbs = verbs;
        this.words = words;
    }

    /** What one pass tells of a file. */
    record Seen(Outline outline, JavaHead head) {}

    /** What the words of a file tell; the verbs are calls of a bus, the words stand in names and texts of who knows its events. */
    static Seen of(byte[] text, Set<String> verbs, WordSearch words) {
        return new JavaOutline(text, verbs, words).read();
    }

    private Seen read() {
        while (at < text.length) {
            var one = text[at];
            if (isLetter(one)) {
                word();
            } else if (one == '/' && at + 1 < text.length && (text[at + 1] == '/' || text[at + 1] == '*')) {
                comment();
            } else if (one == '"' || one == '\'') {
                string(one);
            } else {
                sign(one);
            }
        }
        return new Seen(out.done(), head);
    }

    private void comment() {
        var block = text[at + 1] == '*';
        var open = at + 1;
        at += 2;
        while (at < text.length
                && !(block ? text[at] == '/' && text[at - 1] == '*' && at - 1 > open : text[at] == '\n')) {
            line();
            at++;
        }
        if (block) {
            ended(at);
            at++;
        }
    }

    /** What never ends hides what is code and what is not: the file is one to be looked at. */
    private void ended(int end) {
        if (end >= text.length) {
            out.seed();
        }
    }

    private void line() {
        line += text[at] == '\n' ? 1 : 0;
    }

    private void string(byte mark) {
        var block = mark == '"' && at + 2 < text.length && text[at + 1] == mark && text[at + 2] == mark;
        var start = at + (block ? 3 : 1);
        at = start;
        while (at < text.length && !ends(mark, block)) {
            at += text[at] == '\\' ? 1 : 0;
            if (at < text.length) {
                line();
                at++;
            }
        }
        if (words.any(text, start, Math.min(at, text.length))) {
            out.seed();
        }
        if (block) {
            ended(at);
        }
        at += block ? 3 : at < text.length && text[at] == '\n' ? 0 : 1;
        sign = mark;
        before = "";
    }

    private boolean ends(byte mark, boolean block) {
        return text[at] == mark && (!block || at + 2 < text.length && text[at + 1] == mark && text[at + 2] == mark)
                || !block && text[at] == '\n';
    }

    // ---- signs ----

    private void sign(byte one) {
        switch (one) {
            case '(' -> round++;
            case ')' -> round = Math.max(0, round - 1);
            case '{' -> opened();
            case '}' -> closed();
            case ';' -> ended();
            case '=' -> given |= round == 0 && inType();
            default -> line();
        }
        if (one > ' ') {
            sign = one;
            before = one == '.' ? before : "";
        }
        at++;
    }

    private void opened() {
        if (round > 0 && coming.isEmpty()) {
            open.push(Kind.OTHER);
        } else if (coming.isEmpty() || given) {
            open.push(Kind.OTHER);
        } else {
            open.push(kind);
            out.begin(coming, member);
            bases.forEach(out::call);
        }
        fresh();
    }

    private void closed() {
        if (!open.isEmpty() && open.pop() != Kind.OTHER) {
            out.end();
        }
        fresh();
    }

    private void ended() {
        if (round == 0) {
            fresh();
        }
    }

    private void fresh() {
        coming = "";
        bases.clear();
        kind = Kind.OTHER;
        given = false;
        member = 0;
    }

    private boolean inType() {
        return open.isEmpty() || open.peek() == Kind.TYPE;
    }

    // ---- words ----

    private void word() {
        var start = at;
        while (at < text.length && isPart(text[at])) {
            at++;
        }
        var word = new String(text, start, at - start, StandardCharsets.UTF_8);
        member = member == 0 ? line : member;
        if (open.isEmpty() && word.equals("import")) {
            imported();
        } else {
            if (open.isEmpty() && word.equals("package")) {
                head.in(String.join(".", names()));
            }
            word(word, start);
        }
        before = sign == '.' ? "" : word;
        sign = ' ';
    }

    private void word(String word, int start) {
        if (TYPES.contains(before) && sign != '.' && (inType() || kind == Kind.OTHER)) {
            coming = word;
            kind = Kind.TYPE;
            if (open.isEmpty()) {
                head.has(word);
            }
        } else if (kind == Kind.TYPE) {
            bases.add(word);
        } else if (!WORDS.contains(word) && calls()) {
            called(word);
        }
        if (onObject() && verbs.contains(word) || words.any(text, start, at)) {
            out.seed();
        }
    }

    /** Whether a name is one of an object's: arguments of its types may stand before it. */
    private boolean onObject() {
        return sign == '.' || sign == ':' || sign == '>' && !inType();
    }

    private void called(String word) {
        if (onObject()) {
            out.ask(word);
        } else if (inType() && round == 0 && !given && sign != '@' && !before.equals("new")) {
            if (coming.isEmpty()) {
                coming = word;
                kind = Kind.METHOD;
            }
        } else {
            out.call(word);
        }
    }

    private boolean calls() {
        if (sign == ':') {
            return true;
        }
        var next = at;
        while (next < text.length && text[next] <= ' ' && text[next] >= 0) {
            next++;
        }
        return next < text.length && (text[next] == '(' || text[next] == '<' && before.equals("new"));
    }

    private void imported() {
        var names = names();
        while (at < text.length && !endsStatement(text[at])) {
            line();
            at++;
        }
        var isStatic = names.get(0).equals("static");
        var path = names.subList(isStatic ? 1 : 0, names.size());
        head.takes(String.join(".", path), isStatic);
        var last = names.get(names.size() - 1);
        var outer = names.size() > 1 ? names.get(names.size() - 2) : "";
        if (isStatic || last.equals("*")) {
            out.take(outer, last, last);
        } else {
            out.take(last, "", last);
        }
    }

    /** The words from here to the end of the statement. */
    private List<String> names() {
        var end = at;
        while (end < text.length && !endsStatement(text[end])) {
            end++;
        }
        var said = new String(text, at, end - at, StandardCharsets.UTF_8).strip();
        return List.of(said.split("[.\\s]+", -1));
    }

    private static boolean endsStatement(byte one) {
        return one == ';' || one == '{' || one == '}';
    }

    private static boolean isLetter(byte one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one == '_' || one == '$' || one < 0;
    }

    private static boolean isPart(byte one) {
        return isLetter(one) || one >= '0' && one <= '9';
    }
}

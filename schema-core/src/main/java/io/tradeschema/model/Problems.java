package io.tradeschema.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Collects the findings of one message while it is read, and knows where in the message the reading stands. */
final class Problems {

    private static final int LONGEST_PLAIN = 40;

    private final String subject;
    private final Limits limits;
    private final boolean writing;
    private final Optional<LaterWriter> later;
    private final List<Finding> findings = new ArrayList<>(0);
    private final Deque<Object> path = new ArrayDeque<>(4);
    /** One for the whole message: a hostile one has hundreds of names to be quoted. */
    private final StringBuilder quotes = new StringBuilder(0);

    private int errors;

    Problems(String subject) {
        this(subject, Limits.STANDARD, false, Optional.empty());
    }

    Problems(String subject, Limits limits, boolean writing, Optional<LaterWriter> later) {
        this.subject = subject;
        this.limits = limits;
        this.writing = writing;
        this.later = later;
    }

    /** Whether the message is being written: what is put up with in one that came from elsewhere is then refused. */
    boolean writing() {
        return writing;
    }

    /** Whose message it is, where its writer keeps a later version than the reader knows. */
    Optional<LaterWriter> later() {
        return later;
    }

    /** What the message may cost: the same for an object and for those inside it. */
    Limits limits() {
        return limits;
    }

    void enter(String name) {
        path.addLast(name);
    }

    void enterElement(int index) {
        path.addLast(index);
    }

    void leave() {
        path.removeLast();
    }

    void add(MessageRule rule, String what, String fix) {
        add(Finding.of(rule, subject, Where.path(path()), what, fix));
    }

    void add(MessageRule rule, String what, String excerpt, String fix) {
        add(new Finding(rule, subject, Where.path(path()), what, Optional.of(excerpt), fix, ""));
    }

    void add(Finding finding) {
        findings.add(finding);
        if (finding.severity() == Severity.ERROR) {
            errors++;
        }
    }

    int errors() {
        return errors;
    }

    List<Finding> findings() {
        return findings;
    }

    private String path() {
        var text = "$";
        for (var step : path) {
            text = step instanceof String name ? below(text, name) : text + "[" + step + "]";
        }
        return text;
    }

    private String below(String place, String name) {
        return isPlain(name) ? place + "." + name : quoted(place + "[", name, "]");
    }

    /** The text {@linkplain Excerpt#quoted quoted}, between two others. */
    String quoted(String before, String text, String after) {
        quotes.setLength(0);
        quotes.append(before);
        Excerpt.appendQuoted(quotes, text);
        return quotes.append(after).toString();
    }

    /** A short word of Latin letters, digits and underscores, no digit first. No pattern: it would cost more than the finding. */
    private static boolean isPlain(String name) {
        if (name.isEmpty() || name.length() > LONGEST_PLAIN || isDigit(name.charAt(0))) {
            return false;
        }
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            if (!isDigit(letter) && letter != '_' && !isLatin(letter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isLatin(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }
}

package io.tradeschema.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects the findings of one message while it is read, and knows where in the message the reading stands. */
final class Problems {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    private final String subject;
    private final Limits limits;
    private final boolean writing;
    private final Optional<LaterWriter> later;
    private final List<Finding> findings = new ArrayList<>(0);
    private final Deque<Object> path = new ArrayDeque<>(4);
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
        add(Finding.of(rule, subject, Where.path(path()), what, fix).showing(excerpt));
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
        var text = new StringBuilder("$");
        path.forEach(step -> text.append(step instanceof String name ? step(name) : "[" + step + "]"));
        return text.toString();
    }

    private static String step(String name) {
        return PLAIN_NAME.matcher(name).matches() ? "." + name : "[" + Excerpt.quoted(name) + "]";
    }
}

package io.tradeschema.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or soon will be: the answer type of decoding, replay, source scan, compatibility and
 * topology alike.
 *
 * @param rule the rule that was broken
 * @param subject the contract or thing the finding is about, such as {@code trade.intent@1.1.0}
 * @param where the place, in a message or in a file
 * @param what what is wrong, as one clause
 * @param found what was found there, safe to print (see {@link Excerpt}); empty when nothing is there
 * @param fix what to do about it, as one clause
 * @param evidence what tells this finding from another one of the same rule at the same place, such as an old and a new
 *     value; part of the fingerprint, never a value that changes from message to message
 */
public record Finding(
        Rule rule, String subject, Where where, String what, Optional<String> found, String fix, String evidence)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Place first, then rule, then text: the order in which findings are always reported. */
    public static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::where)
            .thenComparing(finding -> finding.rule().name())
            .thenComparing(Finding::what);

    /** Checks that no part is null. */
    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(fix, "fix");
        Objects.requireNonNull(evidence, "evidence");
    }

    /** A finding at a place, with nothing to show beside its text. */
    public static Finding of(Rule rule, String subject, Where where, String what, String fix) {
        return new Finding(rule, subject, where, what, Optional.empty(), fix, "");
    }

    /** The same finding, showing what was found. The text must be safe to print already. */
    public Finding showing(String excerpt) {
        return new Finding(rule, subject, where, what, Optional.of(excerpt), fix, evidence);
    }

    /** The same finding, told from its like by the given evidence. */
    public Finding evidence(String evidence) {
        return new Finding(rule, subject, where, what, found, fix, evidence);
    }

    /** The same finding at another place. */
    public Finding at(Where place) {
        return new Finding(rule, subject, place, what, found, fix, evidence);
    }

    /** The weight of the rule. */
    public Severity severity() {
        return rule.severity();
    }

    /** A subject without the version that it may end with: {@code trade.intent} for {@code trade.intent@1.2.0}. */
    public static String unversioned(String subject) {
        return subject.replaceFirst("@[0-9.]+$", "");
    }

    /**
     * Sixteen hexadecimal digits that stay the same while the cause stays the same: made from rule, subject without its
     * version, the file as its own tree calls it, path and evidence; not from line numbers, wording or the values of one message. What a report shows
     * in place of unprintable names has the fingerprint of those.
     */
    public String fingerprint() {
        var identity = String.join(
                "\0",
                rule.name(),
                Excerpt.printable(unversioned(subject)),
                Excerpt.printable(where.home()),
                Excerpt.printable(where.path()),
                evidence);
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** An Optional is not serialisable. */
    private Object writeReplace() {
        return new Written(rule, subject, where, what, found.orElse(null), fix, evidence);
    }

    /** The form of a finding in a stream of Java objects; the rule is a constant of an enum. */
    @SuppressWarnings("serial")
    private record Written(
            Rule rule,
            String subject,
            Where where,
            String what,
            @Nullable String found,
            String fix,
            String evidence) implements Serializable {

        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new Finding(rule, subject, where, what, Optional.ofNullable(found), fix, evidence);
        }
    }

    /** {@code file:line:column: subject path: what, found …; fix [RULE]} on one line. */
    @Override
    public String toString() {
        var place = where.place().isEmpty() ? "" : where.place() + ": ";
        var path = where.path().isEmpty() ? "" : " " + where.path();
        var shown = found.map(excerpt -> ", found " + excerpt).orElse("");
        var weight = severity() == Severity.WARNING ? ", warning" : "";
        return place + (subject + path).strip() + ": " + what + shown + "; " + fix + " [" + rule.name() + weight + "]";
    }
}

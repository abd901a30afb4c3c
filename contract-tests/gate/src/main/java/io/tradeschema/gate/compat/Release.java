package io.tradeschema.gate.compat;

import io.tradeschema.compat.Bump;
import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.ComparisonOptions;
import io.tradeschema.compat.Decision;
import io.tradeschema.compat.Rollout;
import io.tradeschema.compat.Verdict;
import io.tradeschema.compat.change.Breaks;
import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.Trigger;
import io.tradeschema.compat.json.Json;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One step between two versions, held against a policy.
 *
 * @param old the version before
 * @param current the version after
 * @param verdict the engine's answer; with consumers that differ, the one for the strictest
 * @param consumers what becomes of each consumer, where they are known
 */
record Release(SchemaSource.Found old, SchemaSource.Found current, Verdict verdict, List<Consumer> consumers) {

    private static final int SHOWN = 600;

    /** Copies the list. */
    Release {
        consumers = List.copyOf(consumers);
    }

    /** Nothing is known of the consumers. */
    Release(SchemaSource.Found old, SchemaSource.Found current, Verdict verdict) {
        this(old, current, verdict, List.of());
    }

    /** Compares two versions, each consumer by its own view. */
    static Release of(
            SchemaSource.Found old, SchemaSource.Found current, ComparisonOptions options, Consumers consumers) {
        var names = consumers.of(current.name());
        if (names.isEmpty()) {
            return new Release(old, current, verdict(old, current, options));
        }
        var open = verdict(old, current, options.withReaders(true));
        var closed = verdict(old, current, options.withReaders(false));
        var answers = names.stream()
                .map(name -> new Consumer(
                        name,
                        consumers.ignoresAdditions(name),
                        (consumers.ignoresAdditions(name) ? open : closed).forward()))
                .toList();
        var allOpen = answers.stream().allMatch(Consumer::ignoresAdditions);
        return new Release(old, current, allOpen ? open : closed, answers);
    }

    static Verdict verdict(SchemaSource.Found old, SchemaSource.Found current, ComparisonOptions options) {
        var draft = options.dialect().fallback();
        return new Comparison(options).compare(() -> old.joined(draft), () -> current.joined(draft));
    }

    /** What the policy finds wrong, and what should be known in any case. */
    List<Finding> findings(Policy policy) {
        var findings = new ArrayList<Finding>();
        open(findings);
        var backward = !verdict.backward().isSafe() && (policy.backward() || policy == Policy.ROLLOUT && !isBumped());
        var forward = !verdict.forward().isSafe() && policy.forward();
        for (var change : verdict.changes()) {
            if (change.rule().severity() == Severity.WARNING || blames(change, backward, forward)) {
                findings.add(finding(change));
            }
        }
        if ((backward || forward) && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            findings.add(Finding.of(
                    CompatRule.CHANGE_UNCLASSIFIED,
                    subject(),
                    Where.path("$"),
                    witnessed("the versions differ", Breaks.BOTH),
                    CompatRule.CHANGE_UNCLASSIFIED.remedy()));
        }
        if (policy == Policy.ROLLOUT) {
            bump(findings);
        }
        return findings;
    }

    private void open(List<Finding> findings) {
        if (verdict.has(Decision.NOT_CHECKED)) {
            findings.add(Finding.of(
                    CompatRule.NOT_CHECKED,
                    subject(),
                    Where.path("$"),
                    "not checked: " + reason(),
                    "give two schemas"));
        } else if (verdict.has(Decision.UNDECIDED)) {
            findings.add(Finding.of(
                    CompatRule.KEYWORD_UNSUPPORTED,
                    subject(),
                    Where.path("$"),
                    "undecided: " + reason(),
                    CompatRule.KEYWORD_UNSUPPORTED.remedy()));
        }
    }

    private String reason() {
        var backward = verdict.backward().reason();
        return backward.isEmpty() ? verdict.forward().reason() : backward;
    }

    /** A new meaning is agreed to by a new major version; a break by what the policy asks for. */
    private boolean blames(Change change, boolean backward, boolean forward) {
        if (change.rule().trigger() == Trigger.MEANING) {
            return !isBumped();
        }
        return switch (change.rule().breaks()) {
            case OLD_PRODUCERS -> backward;
            case OLD_CONSUMERS -> forward;
            case BOTH, DEPENDS -> backward || forward;
            case NOBODY -> true;
        };
    }

    private Finding finding(Change change) {
        var rule = change.rule();
        var what = rule.severity() == Severity.WARNING ? change.what() : witnessed(change.what(), rule.breaks());
        return Finding.of(rule, subject(), Where.path(change.path()), what, rule.remedy())
                .evidence(change.old().map(Json::toString).orElse("") + " > "
                        + change.current().map(Json::toString).orElse(""));
    }

    private String witnessed(String what, Breaks breaks) {
        var text = new StringBuilder(what);
        if (breaks != Breaks.OLD_CONSUMERS) {
            verdict.backward()
                    .witness()
                    .ifPresent(message -> text.append(", so new consumers refuse the old message ")
                            .append(shown(message)));
        }
        if (breaks != Breaks.OLD_PRODUCERS) {
            verdict.forward()
                    .witness()
                    .ifPresent(message -> text.append(text.length() > what.length() ? ", and" : ", so")
                            .append(" old consumers refuse the new message ")
                            .append(shown(message)));
        }
        return text.toString();
    }

    static String shown(Json message) {
        var text = message.toString();
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** The step in hand; empty when the versions are not known or do not go forward. */
    Optional<Bump> inHand() {
        return old.version().flatMap(before -> current.version().flatMap(after -> Bump.between(before, after)));
    }

    private boolean isBumped() {
        return inHand().isPresent()
                && verdict.bump().isPresent()
                && inHand().get().suffices(verdict.bump().get());
    }

    private void bump(List<Finding> findings) {
        var demanded = verdict.bump();
        if (old.version().isPresent() && current.version().isEmpty()) {
            findings.add(Finding.of(
                    CompatRule.VERSION_MARK_MISSING,
                    subject(),
                    Where.path("$"),
                    "the version was " + old.version().get() + ", and is not stated any more",
                    CompatRule.VERSION_MARK_MISSING.remedy()));
        }
        if (old.version().isEmpty() || current.version().isEmpty() || demanded.isEmpty() || isBumped()) {
            return;
        }
        if (verdict.changes().isEmpty() && verdict.rollout() == Rollout.ANY_ORDER) {
            return;
        }
        var rule = inHand().isEmpty() ? CompatRule.VERSION_NOT_BUMPED : CompatRule.MAJOR_NOT_BUMPED;
        findings.add(Finding.of(
                rule,
                subject(),
                Where.path("$"),
                "the change demands a " + name(demanded.get()) + " version, "
                        + old.version().get() + " became " + current.version().get(),
                "raise the " + name(demanded.get()) + " version"));
    }

    static String name(Bump bump) {
        return bump.name().toLowerCase(Locale.ROOT);
    }

    String subject() {
        return current.name();
    }
}

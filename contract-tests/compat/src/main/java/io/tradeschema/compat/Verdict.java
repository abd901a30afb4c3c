package io.tradeschema.compat;

import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.LimitRule;
import io.tradeschema.compat.change.ValueRule;
import io.tradeschema.compat.change.VerdictRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The whole answer about two versions.
 *
 * @param backward whether new consumers take all old messages
 * @param forward whether old consumers take all new messages
 * @param changes every difference, explained
 */
public record Verdict(Judgement backward, Judgement forward, List<Change> changes) {

    private static final Set<CompatRule> DOUBTS =
            Set.of(VerdictRule.CHANGE_UNCLASSIFIED, LimitRule.PATTERN_UNDECIDED, VerdictRule.KEYWORD_UNSUPPORTED);

    /** Changes by which the same bytes say something else. */
    public static final Set<CompatRule> MEANINGS =
            Set.of(ValueRule.UNIT_CHANGED, ValueRule.NULL_ABSENT_MEANING_CHANGED);

    /** Copies the changes; where both directions are proven safe, nothing is left to doubt. */
    public Verdict {
        changes = backward.isSafe() && forward.isSafe()
                ? changes.stream()
                        .filter(change -> !DOUBTS.contains(change.rule()))
                        .toList()
                : List.copyOf(changes);
    }

    /** Nothing could be looked at. */
    public static Verdict notChecked(String reason) {
        return new Verdict(Judgement.notChecked(reason), Judgement.notChecked(reason), List.of());
    }

    /** The order of deployment. */
    public Rollout rollout() {
        if (has(Outcome.NOT_CHECKED)) {
            return Rollout.NOT_CHECKED;
        }
        if (has(Outcome.UNDECIDED)) {
            return Rollout.UNDECIDED;
        }
        if (changesMeaning() || !backward.isSafe() && !forward.isSafe() && changesKind()) {
            return Rollout.SIDE_BY_SIDE;
        }
        if (backward.isSafe()) {
            return forward.isSafe() ? Rollout.ANY_ORDER : Rollout.CONSUMERS_FIRST;
        }
        return forward.isSafe() ? Rollout.PRODUCERS_FIRST : Rollout.TWO_STEPS;
    }

    /** The least step of the version that says what changed; empty when that is not known. */
    public Optional<Bump> bump() {
        if (has(Outcome.NOT_CHECKED) || backward.outcome() == Outcome.UNDECIDED) {
            return Optional.empty();
        }
        if (!backward.isSafe() || changesMeaning()) {
            return Optional.of(Bump.MAJOR);
        }
        var meaning = has(ValueRule.DEFAULT_ADDED) || has(ValueRule.DEFAULT_CHANGED) || has(ValueRule.DEFAULT_REMOVED);
        return Optional.of(forward.isSafe() && !meaning ? Bump.PATCH : Bump.MINOR);
    }

    /** Whether one of the directions has this outcome. */
    public boolean has(Outcome outcome) {
        return backward.outcome() == outcome || forward.outcome() == outcome;
    }

    /** Whether nothing can be sent under the new version. */
    public boolean acceptsNothing() {
        return has(VerdictRule.SCHEMA_ACCEPTS_NOTHING);
    }

    private boolean has(CompatRule rule) {
        return changes.stream().anyMatch(change -> change.rule() == rule);
    }

    /** The same bytes say something else. */
    boolean changesMeaning() {
        return changes.stream().anyMatch(change -> MEANINGS.contains(change.rule()));
    }

    /** The message as a whole became another kind of thing. */
    private boolean changesKind() {
        return changes.stream()
                .anyMatch(change -> change.path().equals("$")
                        && (change.rule() == ValueRule.TYPE_CHANGED
                                || change.rule() == ValueRule.DECIMAL_ENCODING_CHANGED));
    }
}

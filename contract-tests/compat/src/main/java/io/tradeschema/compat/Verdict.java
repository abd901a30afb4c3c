package io.tradeschema.compat;

import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * The whole answer about two versions.
 *
 * @param backward whether new consumers take all old messages
 * @param forward whether old consumers take all new messages
 * @param changes every difference, explained
 */
public record Verdict(Judgement backward, Judgement forward, List<Change> changes) {

    /** Copies the changes; where both directions are proven safe, nothing is left to doubt. */
    public Verdict {
        changes = backward.isSafe() && forward.isSafe()
                ? changes.stream()
                        .filter(change -> change.rule().trigger() != Trigger.DOUBT)
                        .toList()
                : List.copyOf(changes);
    }

    /** Nothing could be looked at. */
    public static Verdict notChecked(String reason) {
        return new Verdict(Judgement.notChecked(reason), Judgement.notChecked(reason), List.of());
    }

    /** The order of deployment. */
    public Rollout rollout() {
        if (has(Decision.NOT_CHECKED)) {
            return Rollout.NOT_CHECKED;
        }
        if (has(Decision.UNDECIDED)) {
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
        if (has(Decision.NOT_CHECKED) || backward.outcome() == Decision.UNDECIDED) {
            return Optional.empty();
        }
        if (!backward.isSafe() || changesMeaning()) {
            return Optional.of(Bump.MAJOR);
        }
        var meaning = has(Trigger.DEFAULT);
        return Optional.of(forward.isSafe() && !meaning ? Bump.PATCH : Bump.MINOR);
    }

    /** Whether one of the directions has this outcome. */
    public boolean has(Decision outcome) {
        return backward.outcome() == outcome || forward.outcome() == outcome;
    }

    /** Whether nothing can be sent under the new version. */
    public boolean acceptsNothing() {
        return has(CompatRule.SCHEMA_ACCEPTS_NOTHING);
    }

    private boolean has(Trigger trigger) {
        return changes.stream().anyMatch(change -> change.rule().trigger() == trigger);
    }

    private boolean has(CompatRule rule) {
        return changes.stream().anyMatch(change -> change.rule() == rule);
    }

    /** The same bytes say something else. */
    boolean changesMeaning() {
        return has(Trigger.MEANING);
    }

    /** The message as a whole became another kind of thing. */
    private boolean changesKind() {
        return changes.stream()
                .anyMatch(change -> change.path().equals("$")
                        && (change.rule() == CompatRule.TYPE_CHANGED
                                || change.rule() == CompatRule.DECIMAL_ENCODING_CHANGED));
    }
}

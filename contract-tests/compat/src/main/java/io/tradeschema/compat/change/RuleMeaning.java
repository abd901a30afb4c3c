package io.tradeschema.compat.change;

import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;
import java.util.Optional;

/**
 * All there is to say of one rule.
 *
 * @param trigger what kind of difference makes it speak
 * @param breaks whom such a change breaks by its nature
 * @param undone what tells of the change undone
 * @param text what the rule says of itself
 * @param clause what it says of a change
 * @param look how it sees its change by itself; empty when a comparison tells it apart from others
 */
record RuleMeaning(Trigger trigger, Breaks breaks, Mirror undone, RuleText text, Clause clause, Optional<Look> look) {

    /** What has to be known of every rule; what it says follows. */
    static Unsaid of(Trigger trigger, Breaks breaks, Mirror undone) {
        return new Unsaid(trigger, breaks, undone);
    }

    /** A rule that has not said yet what it demands. */
    record Unsaid(Trigger trigger, Breaks breaks, Mirror undone) {

        /** An error, put right as those it breaks usually do, told by its name and what was there. */
        RuleMeaning says(String demand, String reason, String example) {
            var text = RuleText.error(demand, reason, breaks.remedy(), example);
            return new RuleMeaning(trigger, breaks, undone, text, Clause.USUAL, Optional.empty());
        }
    }

    RuleMeaning warning() {
        return with(new RuleText(Severity.WARNING, text.demand(), text.reason(), text.remedy(), text.example()));
    }

    /** Put right in another way than the usual one. */
    RuleMeaning remedy(String remedy) {
        return with(new RuleText(text.severity(), text.demand(), text.reason(), remedy, text.example()));
    }

    /** Put right in the usual way, with something before it. */
    RuleMeaning first(String step) {
        return remedy(step + ": " + text.remedy());
    }

    /** Put right in the usual way, with something to be known. */
    RuleMeaning but(String note) {
        return remedy(text.remedy() + "; " + note);
    }

    /** Told in these words, where {@code {old}} and {@code {new}} stand for what was there and what is. */
    RuleMeaning told(String words) {
        return new RuleMeaning(trigger, breaks, undone, text, Clause.of(words), look);
    }

    RuleMeaning seenBy(Look own) {
        return new RuleMeaning(trigger, breaks, undone, text, clause, Optional.of(own));
    }

    private RuleMeaning with(RuleText said) {
        return new RuleMeaning(trigger, breaks, undone, said, clause, look);
    }
}

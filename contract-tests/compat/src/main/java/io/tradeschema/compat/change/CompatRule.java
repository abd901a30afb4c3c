package io.tradeschema.compat.change;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What one change between two versions of a contract means. The enums below it are the registry of these rules. */
public sealed interface CompatRule extends Rule permits FieldRule, ValueRule, LimitRule, StructureRule, VerdictRule {

    /** All rules. */
    static List<CompatRule> all() {
        return Stream.<CompatRule[]>of(
                        FieldRule.values(),
                        ValueRule.values(),
                        LimitRule.values(),
                        StructureRule.values(),
                        VerdictRule.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    /** What the rule means. */
    RuleMeaning meaning();

    @Override
    default RuleText text() {
        return meaning().text();
    }

    /** What kind of change the rule speaks of. */
    default Nature nature() {
        return meaning().nature();
    }

    /** The rule that fires when the change is undone, by its id; or the reason why there is none, as a sentence. */
    default String undone() {
        return meaning().undone();
    }

    /** What the rule is about. */
    default Category category() {
        return nature().category();
    }

    /** Whom such a change breaks by its nature. */
    default Breaks breaks() {
        return nature().breaks();
    }

    /** The rule that fires when the change is undone, where there is one. */
    default Optional<CompatRule> mirror() {
        return all().stream().filter(rule -> rule.name().equals(undone())).findFirst();
    }
}

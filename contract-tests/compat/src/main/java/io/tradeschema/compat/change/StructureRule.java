package io.tradeschema.compat.change;

import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** Rules about arrays, maps, unions, shared definitions, and what ties fields to each other. */
public enum StructureRule implements CompatRule {
    /** A number of items is tightened only once nobody writes beyond it. */
    ARRAY_SIZE_TIGHTENED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A number of items is tightened only once nobody writes beyond it.",
                    "Old producers may write more, or fewer, items.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "maxItems 10 became 5"),
            "ARRAY_SIZE_LOOSENED"),
    /** A number of items is loosened only once every consumer takes more. */
    ARRAY_SIZE_LOOSENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A number of items is loosened only once every consumer takes more.",
                    "Old consumers refuse arrays of the new size.",
                    "deploy all consumers before any producer",
                    "maxItems 5 became 10"),
            "ARRAY_SIZE_TIGHTENED"),
    /** Items must differ only once nobody repeats one. */
    ARRAY_UNIQUE_ADDED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "Items must differ only once nobody repeats one.",
                    "Old producers may repeat an item.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "uniqueItems was added"),
            "ARRAY_UNIQUE_REMOVED"),
    /** Items may repeat only once every consumer takes that. */
    ARRAY_UNIQUE_REMOVED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "Items may repeat only once every consumer takes that.",
                    "Old consumers refuse a repeated item.",
                    "deploy all consumers before any producer",
                    "uniqueItems was removed"),
            "ARRAY_UNIQUE_ADDED"),
    /** Which items an array holds, and where, stays the same. */
    ARRAY_ITEMS_CHANGED(
            new Nature(Category.WIRE, Breaks.DEPENDS),
            RuleText.error(
                    "Which items an array holds, and where, stays the same.",
                    "Each side reads the items by their place or by what must be among them.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "a second place was added to a pair"),
            "ARRAY_ITEMS_CHANGED"),
    /** The names a map takes stay the same. */
    MAP_KEY_CHANGED(
            new Nature(Category.WIRE, Breaks.DEPENDS),
            RuleText.error(
                    "The names a map takes stay the same.",
                    "Each side refuses names that the other writes.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "keys may be lower case"),
            "MAP_KEY_CHANGED"),
    /** Names of another form are taken only once every consumer knows them. */
    MAP_VALUE_ADDED(
            new Nature(Category.WIRE, Breaks.DEPENDS),
            RuleText.error(
                    "Names of another form are taken only once every consumer knows them.",
                    "What these names may hold changes for the one or the other side.",
                    "deploy all consumers before any producer",
                    "values for names that start with x_ were described"),
            "MAP_VALUE_REMOVED"),
    /** Names of a form are dropped only once nobody writes them. */
    MAP_VALUE_REMOVED(
            new Nature(Category.WIRE, Breaks.DEPENDS),
            RuleText.error(
                    "Names of a form are dropped only once nobody writes them.",
                    "What these names may hold changes for the one or the other side.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "values for names that start with x_ are no longer described"),
            "MAP_VALUE_ADDED"),
    /** A number of members is tightened only once nobody writes beyond it. */
    OBJECT_SIZE_TIGHTENED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A number of members is tightened only once nobody writes beyond it.",
                    "Old producers may write more, or fewer, members.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "maxProperties 10 became 5"),
            "OBJECT_SIZE_LOOSENED"),
    /** A number of members is loosened only once every consumer takes more. */
    OBJECT_SIZE_LOOSENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A number of members is loosened only once every consumer takes more.",
                    "Old consumers refuse objects of the new size.",
                    "deploy all consumers before any producer",
                    "maxProperties 5 became 10"),
            "OBJECT_SIZE_TIGHTENED"),
    /** A shared definition changes with all its users in view. */
    SHARED_TYPE_CHANGED(
            new Nature(Category.WIRE, Breaks.DEPENDS),
            new RuleText(
                    Severity.WARNING,
                    "A shared definition changes with all its users in view.",
                    "One edit changes every field that refers to it.",
                    "look at every place listed",
                    "Price, used by entry_price and exit_price, changed"),
            "SHARED_TYPE_CHANGED"),
    /** A branch is added only once every consumer takes it. */
    UNION_BRANCH_ADDED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A branch is added only once every consumer takes it.",
                    "Old consumers refuse what only the new branch admits.",
                    "deploy all consumers before any producer",
                    "a third kind of order was added"),
            "UNION_BRANCH_REMOVED"),
    /** A branch is removed only once nobody writes it. */
    UNION_BRANCH_REMOVED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A branch is removed only once nobody writes it.",
                    "Old producers may write what only that branch admitted.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "one kind of order was removed"),
            "UNION_BRANCH_ADDED"),
    /** Branches of a oneOf never match together. */
    UNION_OVERLAP_INTRODUCED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "Branches of a oneOf never match together.",
                    "A message that two branches match is refused.",
                    "tell the branches apart by a constant",
                    "anyOf became oneOf"),
            "Undone, the branches are free to overlap, which takes nothing away."),
    /** The field that tells the branches apart stays. */
    DISCRIMINATOR_CHANGED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "The field that tells the branches apart stays.",
                    "Each side picks the branch by another field.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "kind became type"),
            "DISCRIMINATOR_CHANGED"),
    /** A rule across fields is added only once every producer keeps it. */
    CROSS_FIELD_RULE_ADDED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A rule across fields is added only once every producer keeps it.",
                    "Old producers may write what breaks the rule.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "tp_level is needed when exit_reason is tp_hit"),
            "CROSS_FIELD_RULE_REMOVED"),
    /** A rule across fields is dropped only once no consumer needs it. */
    CROSS_FIELD_RULE_REMOVED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A rule across fields is dropped only once no consumer needs it.",
                    "Old consumers refuse what breaks the rule.",
                    "deploy all consumers before any producer",
                    "tp_level is no longer needed"),
            "CROSS_FIELD_RULE_ADDED"),
    /** A rule across fields changes in one direction at a time. */
    CROSS_FIELD_RULE_CHANGED(
            new Nature(Category.WIRE, Breaks.DEPENDS),
            RuleText.error(
                    "A rule across fields changes in one direction at a time.",
                    "Each side may refuse what the other writes.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "another field is needed when exit_reason is tp_hit"),
            "CROSS_FIELD_RULE_CHANGED");

    private final RuleMeaning meaning;

    StructureRule(Nature nature, RuleText text, String undone) {
        this.meaning = new RuleMeaning(nature, text, undone);
    }

    @Override
    public RuleMeaning meaning() {
        return meaning;
    }
}

package io.tradeschema.compat.change;

import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** Rules about how far a text or a number may go: patterns, lengths, ranges, steps, formats. */
public enum LimitRule implements CompatRule {
    /** A pattern is tightened only once nobody writes what it refuses. */
    PATTERN_TIGHTENED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A pattern is tightened only once nobody writes what it refuses.",
                    "Old producers may write texts that are refused from now on.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "symbol lost its digits"),
            "PATTERN_LOOSENED"),
    /** A pattern is loosened only once every consumer takes more. */
    PATTERN_LOOSENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A pattern is loosened only once every consumer takes more.",
                    "Old consumers refuse the texts that were added.",
                    "deploy all consumers before any producer",
                    "symbol may contain digits"),
            "PATTERN_TIGHTENED"),
    /** A pattern changes in one direction at a time. */
    PATTERN_CHANGED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A pattern changes in one direction at a time.",
                    "Each side refuses texts that the other writes.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "symbol changed from BTCUSDT to BTC-USDT"),
            "PATTERN_CHANGED"),
    /** A pattern is a regular expression that can be decided. */
    PATTERN_UNDECIDED(
            new Nature(Category.GATE, Breaks.DEPENDS),
            RuleText.error(
                    "A pattern is a regular expression that can be decided.",
                    "What cannot be decided may break, and blocks.",
                    "write the pattern without look-behind, back-references or flags",
                    "a pattern with a back-reference changed"),
            "PATTERN_UNDECIDED"),
    /** A new pattern has both anchors. */
    PATTERN_NOT_ANCHORED(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A new pattern has both anchors.",
                    "Without ^ and $ any text that contains a match is taken.",
                    "put the pattern between ^ and $",
                    "[A-Z]+ takes xxAxx"),
            "Undone, the pattern is anchored or gone."),
    /** A length is tightened only once nobody writes beyond it. */
    LENGTH_TIGHTENED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A length is tightened only once nobody writes beyond it.",
                    "Old producers may write texts of the old length.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "maxLength 64 became 32"),
            "LENGTH_LOOSENED"),
    /** A length is loosened only once every consumer takes more. */
    LENGTH_LOOSENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A length is loosened only once every consumer takes more.",
                    "Old consumers refuse texts of the new length.",
                    "deploy all consumers before any producer",
                    "maxLength 32 became 64"),
            "LENGTH_TIGHTENED"),
    /** A range is tightened only once nobody writes beyond it. */
    RANGE_TIGHTENED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A range is tightened only once nobody writes beyond it.",
                    "Old producers may write numbers that are refused from now on.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "maximum 125 became 100"),
            "RANGE_LOOSENED"),
    /** A range is loosened only once every consumer takes more. */
    RANGE_LOOSENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A range is loosened only once every consumer takes more.",
                    "Old consumers refuse the numbers that were added.",
                    "deploy all consumers before any producer",
                    "maximum 100 became 125"),
            "RANGE_TIGHTENED"),
    /** A step is tightened only once nobody writes between. */
    STEP_TIGHTENED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A step is tightened only once nobody writes between.",
                    "Old producers may write numbers between the steps.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "multipleOf 0.5 became 1"),
            "STEP_LOOSENED"),
    /** A step is loosened only once every consumer takes more. */
    STEP_LOOSENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A step is loosened only once every consumer takes more.",
                    "Old consumers refuse the numbers between the steps.",
                    "deploy all consumers before any producer",
                    "multipleOf 1 became 0.5"),
            "STEP_TIGHTENED"),
    /** A step changes in one direction at a time. */
    STEP_CHANGED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A step changes in one direction at a time.",
                    "Each side refuses numbers that the other writes.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "multipleOf 2 became 3"),
            "STEP_CHANGED"),
    /** A format is asserted only once nobody writes anything else. */
    FORMAT_ADDED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A format is asserted only once nobody writes anything else.",
                    "Where formats are asserted, old texts may be refused.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "format date-time was added"),
            "FORMAT_REMOVED"),
    /** A format is dropped only once every consumer takes any text. */
    FORMAT_REMOVED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A format is dropped only once every consumer takes any text.",
                    "Where formats are asserted, old consumers refuse other texts.",
                    "deploy all consumers before any producer",
                    "format date-time was removed"),
            "FORMAT_ADDED"),
    /** A field keeps its format. */
    FORMAT_CHANGED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A field keeps its format.",
                    "Where formats are asserted, each side refuses the other's texts; where not, they mean another thing.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "format date became date-time"),
            "FORMAT_CHANGED");

    private final RuleMeaning meaning;

    LimitRule(Nature nature, RuleText text, String undone) {
        this.meaning = new RuleMeaning(nature, text, undone);
    }

    @Override
    public RuleMeaning meaning() {
        return meaning;
    }
}

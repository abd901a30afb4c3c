package io.tradeschema.compat.change;

import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** Rules about what a value is and means: its type, its listed values, its unit, its default. */
public enum ValueRule implements CompatRule {
    /** A field keeps its type. */
    TYPE_CHANGED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A field keeps its type.",
                    "What one side writes the other cannot read.",
                    "add a field with the new type under another name: deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "leverage changed from number to string"),
            "TYPE_CHANGED"),
    /** A type is widened only once every consumer takes the wider one. */
    TYPE_WIDENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A type is widened only once every consumer takes the wider one.",
                    "Old consumers refuse the values that were added.",
                    "deploy all consumers before any producer",
                    "max_time_sec changed from integer to number"),
            "TYPE_NARROWED"),
    /** A type is narrowed only once nobody writes the wider one. */
    TYPE_NARROWED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A type is narrowed only once nobody writes the wider one.",
                    "Old producers may still write what is refused from now on.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "max_time_sec changed from number to integer"),
            "TYPE_WIDENED"),
    /** A decimal keeps its encoding. */
    DECIMAL_ENCODING_CHANGED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A decimal keeps its encoding.",
                    "One side writes a number where the other reads text, and the amount is lost.",
                    "add a field with the new encoding under another name: deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "price changed from a decimal string to a number"),
            "DECIMAL_ENCODING_CHANGED"),
    /** More fraction digits wait for their consumers. */
    DECIMAL_SCALE_INCREASED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "More fraction digits wait for their consumers.",
                    "Old consumers refuse digits behind the last they know.",
                    "deploy all consumers before any producer",
                    "price: 2 fraction digits became 4"),
            "DECIMAL_SCALE_REDUCED"),
    /** Fewer fraction digits wait for their producers. */
    DECIMAL_SCALE_REDUCED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "Fewer fraction digits wait for their producers.",
                    "Old producers may write more digits than are taken.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "price: 4 fraction digits became 2"),
            "DECIMAL_SCALE_INCREASED"),
    /** More integer digits wait for their consumers. */
    DECIMAL_DIGITS_INCREASED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "More integer digits wait for their consumers.",
                    "Old consumers refuse larger amounts.",
                    "deploy all consumers before any producer",
                    "quantity: 9 integer digits became 12"),
            "DECIMAL_DIGITS_REDUCED"),
    /** Fewer integer digits wait for their producers. */
    DECIMAL_DIGITS_REDUCED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "Fewer integer digits wait for their producers.",
                    "Old producers may write larger amounts.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "quantity: 12 integer digits became 9"),
            "DECIMAL_DIGITS_INCREASED"),
    /** A decimal keeps its notation. */
    DECIMAL_NOTATION_CHANGED(
            new Nature(Category.WIRE, Breaks.DEPENDS),
            RuleText.error(
                    "A decimal keeps its notation.",
                    "A sign, an exponent or a leading zero is read by one side only.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "an exponent is allowed"),
            "DECIMAL_NOTATION_CHANGED"),
    /** A field keeps its unit. */
    UNIT_CHANGED(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            RuleText.error(
                    "A field keeps its unit.",
                    "The bytes still fit, the amount means something else: percent read as a fraction is a hundredfold.",
                    "give the field in the new unit a new name",
                    "pnl changed from USD to percent"),
            "UNIT_CHANGED"),
    /** A new value waits for its consumers. */
    ENUM_VALUE_ADDED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A new value waits for its consumers.",
                    "Old consumers refuse a value they do not know.",
                    "deploy all consumers before any producer",
                    "CLOSE was added to action"),
            "ENUM_VALUE_REMOVED"),
    /** A value is removed only once nobody writes it. */
    ENUM_VALUE_REMOVED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A value is removed only once nobody writes it.",
                    "Old producers and stored messages still carry it.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "CLOSE was removed from action"),
            "ENUM_VALUE_ADDED"),
    /** A value keeps its spelling. */
    ENUM_VALUE_RENAMED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A value keeps its spelling.",
                    "Each side refuses the other's spelling.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "LONG was renamed to BUY"),
            "ENUM_VALUE_RENAMED"),
    /** A value keeps its case. */
    ENUM_VALUE_RECASED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A value keeps its case.",
                    "buy is not BUY: each side refuses the other's.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "BUY was recased to buy"),
            "ENUM_VALUE_RECASED"),
    /** A value that was retired never comes back. */
    ENUM_VALUE_REUSED(
            new Nature(Category.SEMANTIC, Breaks.BOTH),
            RuleText.error(
                    "A value that was retired never comes back.",
                    "Stored messages and old readers give the value its old meaning.",
                    "choose another value",
                    "HEDGE, listed under x-retired-values, is a value again"),
            "Undone, a value is removed, and the rule for that speaks."),
    /** Null and a field that is absent keep their meaning. */
    NULL_ABSENT_MEANING_CHANGED(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            RuleText.error(
                    "Null, and a field left out, keep their meaning.",
                    "The same bytes say something else: what left a stop loss alone now clears it.",
                    "say the new meaning by a value or a field of its own",
                    "x-null-means was \"unchanged\" and became \"none\""),
            "NULL_ABSENT_MEANING_CHANGED"),
    /** A free value is closed only once nobody writes another. */
    ENUM_ADDED_TO_FIELD(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A free value is closed only once nobody writes another.",
                    "Old producers may write any value.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "exit_reason became one of four values"),
            "ENUM_DROPPED_FROM_FIELD"),
    /** Values are set free only once every consumer takes any. */
    ENUM_DROPPED_FROM_FIELD(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "Values are set free only once every consumer takes any.",
                    "Old consumers refuse values outside the list.",
                    "deploy all consumers before any producer",
                    "exit_reason may be any text"),
            "ENUM_ADDED_TO_FIELD"),
    /** A constant stays what it is. */
    CONST_CHANGED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A constant stays what it is.",
                    "Each side refuses the other's value.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "status changed from closed to CLOSED"),
            "CONST_CHANGED"),
    /** A number is one that every reader can keep. */
    NUMBER_UNSAFE_AS_DOUBLE(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A number is one that every reader can keep.",
                    "Readers with binary doubles round it without a word: beyond 2^53, or finer than 16 digits.",
                    "send the number as a decimal text, or lower the bound or the scale",
                    "maximum 9007199254740993"),
            "Undone, every number fits a binary double again."),
    /** What an absent field means stays the same. */
    DEFAULT_ADDED(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "What an absent field means stays the same.",
                    "Absent meant nothing; from now on it means the default.",
                    "say in the release notes what absence means, and move consumers first",
                    "default GTC was added"),
            "DEFAULT_REMOVED"),
    /** What an absent field means stays the same. */
    DEFAULT_REMOVED(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "What an absent field means stays the same.",
                    "Readers that fill in the default stop doing so.",
                    "make producers send the value, then drop the default",
                    "default GTC was removed"),
            "DEFAULT_ADDED"),
    /** A default stays what it is. */
    DEFAULT_CHANGED(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A default stays what it is.",
                    "The same message means another thing before and after.",
                    "make producers send the value; then change the default",
                    "default GTC became IOC"),
            "DEFAULT_CHANGED");

    private final RuleMeaning meaning;

    ValueRule(Nature nature, RuleText text, String undone) {
        this.meaning = new RuleMeaning(nature, text, undone);
    }

    @Override
    public RuleMeaning meaning() {
        return meaning;
    }
}

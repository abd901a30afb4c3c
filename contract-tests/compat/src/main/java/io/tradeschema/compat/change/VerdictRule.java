package io.tradeschema.compat.change;

import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** Rules about a contract as a whole: its life cycle, its version, its waivers, and what could be decided of it. */
public enum VerdictRule implements CompatRule {
    /** A schema accepts some message. */
    SCHEMA_ACCEPTS_NOTHING(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            RuleText.error(
                    "A schema accepts some message.",
                    "Forward is SAFE only because there is nothing to send; every producer is refused.",
                    "look for demands that exclude each other: a required field that is retired, forbidden, or without a value",
                    "action was renamed to side, and side is retired"),
            "SCHEMA_ACCEPTED_NOTHING"),
    /** A schema that accepted nothing has no messages to keep. */
    SCHEMA_ACCEPTED_NOTHING(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A schema that accepted nothing has no messages to keep.",
                    "Backward is SAFE only because there is nothing to read.",
                    "make sure that the old version is the one that was deployed",
                    "side was required and retired"),
            "SCHEMA_ACCEPTS_NOTHING"),
    /** A deprecated field says when it goes. */
    DEPRECATED_WITHOUT_SUNSET(
            new Nature(Category.LIFECYCLE, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A deprecated field says when it goes.",
                    "Without a date nobody moves.",
                    "add x-sunset with the date of removal",
                    "deprecated without x-sunset"),
            "Undone, the field is not deprecated any more."),
    /** A sunset is never moved to an earlier date. */
    SUNSET_MOVED_EARLIER(
            new Nature(Category.LIFECYCLE, Breaks.NOBODY),
            RuleText.error(
                    "A sunset is never moved to an earlier date.",
                    "Users planned with the date they were given.",
                    "keep the date, or move it to a later one",
                    "x-sunset moved from June to March"),
            "Undone, everybody has more time."),
    /** A field is removed only after it was deprecated and its sunset has passed. */
    REMOVED_BEFORE_SUNSET(
            new Nature(Category.LIFECYCLE, Breaks.NOBODY),
            RuleText.error(
                    "A field is removed only after it was deprecated and its sunset has passed.",
                    "Users were promised the field until then.",
                    "wait for the date, or agree on an earlier one with every user",
                    "a field was removed in March, its sunset is June"),
            "Undone, the field is back."),
    /** A change that breaks old producers raises the major version. */
    MAJOR_NOT_BUMPED(
            new Nature(Category.GATE, Breaks.NOBODY),
            RuleText.error(
                    "A change that breaks old producers raises the major version.",
                    "The version number is what deployers read.",
                    "raise the version as demanded",
                    "1.1.0 became 1.2.0 with a field renamed"),
            "It speaks of a step forward, which has one direction."),
    /** A changed contract has a new version. */
    VERSION_NOT_BUMPED(
            new Nature(Category.GATE, Breaks.NOBODY),
            RuleText.error(
                    "A changed contract has a new version.",
                    "Two texts under one number cannot be told apart.",
                    "raise the version as demanded",
                    "1.1.0 was changed in place"),
            "It speaks of a step forward, which has one direction."),
    /** A contract that states its version goes on stating it. */
    VERSION_MARK_MISSING(
            new Nature(Category.GATE, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A contract that states its version goes on stating it.",
                    "Without a version nobody can tell whether the step was raised as the change demands.",
                    "state it as x-version, as version, or in $id",
                    "$id ended in /1.1.0 and has no version any more"),
            "It speaks of a step forward, which has one direction."),
    /** Every keyword is one the engine decides. */
    KEYWORD_UNSUPPORTED(
            new Nature(Category.GATE, Breaks.DEPENDS),
            RuleText.error(
                    "Every keyword is one the engine decides.",
                    "What is not decided may break, and blocks.",
                    "write the schema with decided keywords",
                    "$dynamicRef"),
            "KEYWORD_UNSUPPORTED"),
    /** Every change has a rule. */
    CHANGE_UNCLASSIFIED(
            new Nature(Category.GATE, Breaks.DEPENDS),
            RuleText.error(
                    "Every change has a rule.",
                    "A change without a rule is still a change; the verdict says what it does.",
                    "read the two texts at the path",
                    "a not was added"),
            "CHANGE_UNCLASSIFIED"),
    /** Every comparison has two sides that can be read. */
    NOT_CHECKED(
            new Nature(Category.GATE, Breaks.DEPENDS),
            RuleText.error(
                    "Every comparison has two sides that can be read.",
                    "What was not looked at is not safe.",
                    "give both versions",
                    "no baseline"),
            "NOT_CHECKED"),
    /** A waiver ends. */
    WAIVER_EXPIRED(
            new Nature(Category.GATE, Breaks.NOBODY),
            RuleText.error(
                    "A waiver ends.",
                    "What was waived for a while is still broken.",
                    "put the cause right, or agree on a new date",
                    "expires 2026-01-31"),
            "It speaks of a waiver, not of a change."),
    /** A waiver waives something. */
    WAIVER_UNUSED(
            new Nature(Category.GATE, Breaks.NOBODY),
            RuleText.error(
                    "A waiver waives something.",
                    "A waiver that fits nothing hides the next break that fits.",
                    "delete the waiver",
                    "a fingerprint that no finding has"),
            "It speaks of a waiver, not of a change."),
    /** A waiver is complete and well formed. */
    WAIVER_MALFORMED(
            new Nature(Category.GATE, Breaks.NOBODY),
            RuleText.error(
                    "A waiver is complete and well formed.",
                    "A waiver nobody can read waives nothing.",
                    "write fingerprint, owner and an ISO date; a malformed date counts as expired",
                    "expires someday"),
            "It speaks of a waiver, not of a change."),
    /** A waiver says why. */
    WAIVER_NO_REASON(
            new Nature(Category.GATE, Breaks.NOBODY),
            RuleText.error(
                    "A waiver says why.",
                    "Without a reason nobody can judge whether it still holds.",
                    "write the reason",
                    "reason is empty"),
            "It speaks of a waiver, not of a change.");

    private final RuleMeaning meaning;

    VerdictRule(Nature nature, RuleText text, String undone) {
        this.meaning = new RuleMeaning(nature, text, undone);
    }

    @Override
    public RuleMeaning meaning() {
        return meaning;
    }
}

package io.tradeschema.compat.change;

import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** Rules about the fields of an object: which there are, what they are called, which must be there. */
public enum FieldRule implements CompatRule {
    /** A closed object stays closed. */
    CONTENT_MODEL_OPENED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A closed object stays closed.",
                    "Old consumers refuse every name they do not know.",
                    "deploy all consumers before any producer",
                    "\"additionalProperties\": false was dropped"),
            "CONTENT_MODEL_CLOSED"),
    /** An open object stays open. */
    CONTENT_MODEL_CLOSED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "An open object stays open.",
                    "Old producers may send names that are refused from now on.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "\"additionalProperties\": false was added"),
            "CONTENT_MODEL_OPENED"),
    /** A new optional field waits for its consumers. */
    FIELD_ADDED_OPTIONAL(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A new optional field waits for its consumers.",
                    "A closed old consumer refuses a field it does not know.",
                    "deploy all consumers before any producer",
                    "reduce_only was added"),
            "FIELD_REMOVED_OPTIONAL"),
    /** A field that changes exposure is never sent to a consumer that does not know it. */
    FIELD_ADDED_MUST_UNDERSTAND(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A field that changes exposure is never sent to a consumer that does not know it.",
                    "An old consumer that ignores it trades something else.",
                    "deploy all consumers before any producer; a reader view does not help here",
                    "leverage was added"),
            "FIELD_REMOVED_OPTIONAL"),
    /** A new field is optional at first. */
    FIELD_ADDED_REQUIRED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A new field is optional at first.",
                    "Old producers do not send it, and closed old consumers refuse it.",
                    "add the field as optional, let every producer send it, then require it",
                    "required exit_reason was added"),
            "FIELD_REMOVED_REQUIRED"),
    /** A default does not make a required field optional. */
    FIELD_ADDED_REQUIRED_WITH_DEFAULT(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A default does not make a required field optional.",
                    "A default is a note for readers; a message without the field is still refused.",
                    "add the field as optional with that default, let every producer send it, then require it",
                    "required tif with default GTC was added"),
            "FIELD_REMOVED_REQUIRED"),
    /** A field is removed only when nobody writes it any more. */
    FIELD_REMOVED_OPTIONAL(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A field is removed only when nobody writes it any more.",
                    "Messages of old producers, and stored ones, still carry it.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "meta_strategy was removed"),
            "FIELD_ADDED_OPTIONAL"),
    /** A required field is made optional before it is removed. */
    FIELD_REMOVED_REQUIRED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A required field is made optional before it is removed.",
                    "Old consumers need it, and stored messages carry it.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "required entry_price was removed"),
            "FIELD_ADDED_REQUIRED"),
    /** A field keeps its name. */
    FIELD_RENAMED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A field keeps its name.",
                    "Each side refuses the other's name; a renamed field stopped every exit for 18 hours.",
                    "send and take both names for a while: deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "action was renamed to side"),
            "FIELD_RENAMED"),
    /** A field keeps its place. */
    FIELD_MOVED(
            new Nature(Category.WIRE, Breaks.BOTH),
            RuleText.error(
                    "A field keeps its place.",
                    "Each side looks for it where the other does not put it.",
                    "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
                    "trail_pct was moved out of harvest_policy"),
            "FIELD_MOVED"),
    /** A field is required only once every producer sends it. */
    FIELD_MADE_REQUIRED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "A field is required only once every producer sends it.",
                    "Old producers may leave it out, and stored messages may lack it.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "confidence became required"),
            "FIELD_MADE_OPTIONAL"),
    /** A required field stays required while old consumers run. */
    FIELD_MADE_OPTIONAL(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "A required field stays required while old consumers run.",
                    "Old consumers refuse a message without it.",
                    "deploy all consumers before any producer",
                    "confidence became optional"),
            "FIELD_MADE_REQUIRED"),
    /** Null is allowed only once every consumer takes it. */
    FIELD_NULLABLE_ADDED(
            new Nature(Category.WIRE, Breaks.OLD_CONSUMERS),
            RuleText.error(
                    "Null is allowed only once every consumer takes it.",
                    "Old consumers refuse null.",
                    "deploy all consumers before any producer",
                    "stop_loss may be null"),
            "FIELD_NULLABLE_REMOVED"),
    /** Null is refused only once nobody writes it. */
    FIELD_NULLABLE_REMOVED(
            new Nature(Category.WIRE, Breaks.OLD_PRODUCERS),
            RuleText.error(
                    "Null is refused only once nobody writes it.",
                    "Old producers may write null, as Python does for every field not set.",
                    "deploy all producers, drain what is stored, then deploy the consumers",
                    "stop_loss may no longer be null"),
            "FIELD_NULLABLE_ADDED"),
    /** A field that is removed leaves its name reserved. */
    FIELD_NAME_NOT_RESERVED(
            new Nature(Category.LIFECYCLE, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A field that is removed leaves its name reserved.",
                    "A name that comes back later with another meaning is read as the old one.",
                    "retire the name, with its successor",
                    "qty was removed and is not retired"),
            "Undone, the field is back and needs no reservation."),
    /** A retired name never comes back. */
    FIELD_NAME_REUSED(
            new Nature(Category.SEMANTIC, Breaks.BOTH),
            RuleText.error(
                    "A retired name never comes back.",
                    "Stored messages and old readers give the name its old meaning.",
                    "choose another name",
                    "side, retired for action, is a field again"),
            "Undone, a field is removed, and the rules for that speak."),
    /** A retired name stays retired. */
    RESERVED_NAME_DELETED(
            new Nature(Category.LIFECYCLE, Breaks.NOBODY),
            RuleText.error(
                    "A retired name stays retired.",
                    "Without its entry nobody is told the successor, and the name may be given away again.",
                    "put the retired name back",
                    "the entry for side was deleted"),
            "Undone, a name is reserved, which breaks nobody."),
    /** A new name is not the look-alike of another. */
    FIELD_NAME_CONFUSABLE(
            new Nature(Category.SEMANTIC, Breaks.NOBODY),
            new RuleText(
                    Severity.WARNING,
                    "A new name is not the look-alike of another.",
                    "Two names that differ by case, a sign or a known alias are mixed up at call sites.",
                    "choose another name, or keep the one there is",
                    "stopLoss beside stop_loss"),
            "Undone, the look-alike is gone.");

    private final RuleMeaning meaning;

    FieldRule(Nature nature, RuleText text, String undone) {
        this.meaning = new RuleMeaning(nature, text, undone);
    }

    @Override
    public RuleMeaning meaning() {
        return meaning;
    }
}

package io.tradeschema.gate.compat.change;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;
import java.util.Optional;

/** What one change between two versions of a contract means. The enum is the registry of these rules. */
public enum CompatRule implements Rule {
    /** A closed object stays closed. */
    CONTENT_MODEL_OPENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A closed object stays closed.",
            "Old consumers refuse every name they do not know.",
            "deploy all consumers before any producer",
            "\"additionalProperties\": false was dropped",
            "CONTENT_MODEL_CLOSED"),
    /** An open object stays open. */
    CONTENT_MODEL_CLOSED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "An open object stays open.",
            "Old producers may send names that are refused from now on.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "\"additionalProperties\": false was added",
            "CONTENT_MODEL_OPENED"),
    /** A new optional field waits for its consumers. */
    FIELD_ADDED_OPTIONAL(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A new optional field waits for its consumers.",
            "A closed old consumer refuses a field it does not know.",
            "deploy all consumers before any producer",
            "reduce_only was added",
            "FIELD_REMOVED_OPTIONAL"),
    /** A field that changes exposure is never sent to a consumer that does not know it. */
    FIELD_ADDED_MUST_UNDERSTAND(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A field that changes exposure is never sent to a consumer that does not know it.",
            "An old consumer that ignores it trades something else.",
            "deploy all consumers before any producer; a reader view does not help here",
            "leverage was added",
            "FIELD_REMOVED_OPTIONAL"),
    /** A new field is optional at first. */
    FIELD_ADDED_REQUIRED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A new field is optional at first.",
            "Old producers do not send it, and closed old consumers refuse it.",
            "add the field as optional, let every producer send it, then require it",
            "required exit_reason was added",
            "FIELD_REMOVED_REQUIRED"),
    /** A default does not make a required field optional. */
    FIELD_ADDED_REQUIRED_WITH_DEFAULT(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A default does not make a required field optional.",
            "A default is a note for readers; a message without the field is still refused.",
            "add the field as optional with that default, let every producer send it, then require it",
            "required tif with default GTC was added",
            "FIELD_REMOVED_REQUIRED"),
    /** A field is removed only when nobody writes it any more. */
    FIELD_REMOVED_OPTIONAL(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A field is removed only when nobody writes it any more.",
            "Messages of old producers, and stored ones, still carry it.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "meta_strategy was removed",
            "FIELD_ADDED_OPTIONAL"),
    /** A required field is made optional before it is removed. */
    FIELD_REMOVED_REQUIRED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A required field is made optional before it is removed.",
            "Old consumers need it, and stored messages carry it.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "required entry_price was removed",
            "FIELD_ADDED_REQUIRED"),
    /** A field keeps its name. */
    FIELD_RENAMED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A field keeps its name.",
            "Each side refuses the other's name; a renamed field stopped every exit for 18 hours.",
            "send and take both names for a while: deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "action was renamed to side",
            ""),
    /** A field keeps its place. */
    FIELD_MOVED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A field keeps its place.",
            "Each side looks for it where the other does not put it.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "trail_pct was moved out of harvest_policy",
            ""),
    /** A field is required only once every producer sends it. */
    FIELD_MADE_REQUIRED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A field is required only once every producer sends it.",
            "Old producers may leave it out, and stored messages may lack it.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "confidence became required",
            "FIELD_MADE_OPTIONAL"),
    /** A required field stays required while old consumers run. */
    FIELD_MADE_OPTIONAL(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A required field stays required while old consumers run.",
            "Old consumers refuse a message without it.",
            "deploy all consumers before any producer",
            "confidence became optional",
            "FIELD_MADE_REQUIRED"),
    /** Null is allowed only once every consumer takes it. */
    FIELD_NULLABLE_ADDED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "Null is allowed only once every consumer takes it.",
            "Old consumers refuse null.",
            "deploy all consumers before any producer",
            "stop_loss may be null",
            "FIELD_NULLABLE_REMOVED"),
    /** Null is refused only once nobody writes it. */
    FIELD_NULLABLE_REMOVED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "Null is refused only once nobody writes it.",
            "Old producers may write null, as Python does for every field not set.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "stop_loss may no longer be null",
            "FIELD_NULLABLE_ADDED"),
    /** A field that is removed leaves its name reserved. */
    FIELD_NAME_NOT_RESERVED(
            Category.LIFECYCLE,
            Breaks.NOBODY,
            Severity.WARNING,
            "A field that is removed leaves its name reserved.",
            "A name that comes back later with another meaning is read as the old one.",
            "retire the name, with its successor",
            "qty was removed and is not retired",
            ""),
    /** A retired name never comes back. */
    FIELD_NAME_REUSED(
            Category.SEMANTIC,
            Breaks.BOTH,
            Severity.ERROR,
            "A retired name never comes back.",
            "Stored messages and old readers give the name its old meaning.",
            "choose another name",
            "side, retired for action, is a field again",
            ""),
    /** A retired name stays retired. */
    RESERVED_NAME_DELETED(
            Category.LIFECYCLE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A retired name stays retired.",
            "Without its entry nobody is told the successor, and the name may be given away again.",
            "put the retired name back",
            "the entry for side was deleted",
            ""),
    /** A new name is not the look-alike of another. */
    FIELD_NAME_CONFUSABLE(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.WARNING,
            "A new name is not the look-alike of another.",
            "Two names that differ by case, a sign or a known alias are mixed up at call sites.",
            "choose another name, or keep the one there is",
            "stopLoss beside stop_loss",
            ""),
    /** A field keeps its type. */
    TYPE_CHANGED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A field keeps its type.",
            "What one side writes the other cannot read.",
            "add a field with the new type under another name: deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "leverage changed from number to string",
            ""),
    /** A type is widened only once every consumer takes the wider one. */
    TYPE_WIDENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A type is widened only once every consumer takes the wider one.",
            "Old consumers refuse the values that were added.",
            "deploy all consumers before any producer",
            "max_time_sec changed from integer to number",
            "TYPE_NARROWED"),
    /** A type is narrowed only once nobody writes the wider one. */
    TYPE_NARROWED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A type is narrowed only once nobody writes the wider one.",
            "Old producers may still write what is refused from now on.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "max_time_sec changed from number to integer",
            "TYPE_WIDENED"),
    /** A decimal keeps its encoding. */
    DECIMAL_ENCODING_CHANGED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A decimal keeps its encoding.",
            "One side writes a number where the other reads text, and the amount is lost.",
            "add a field with the new encoding under another name: deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "price changed from a decimal string to a number",
            ""),
    /** More fraction digits wait for their consumers. */
    DECIMAL_SCALE_INCREASED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "More fraction digits wait for their consumers.",
            "Old consumers refuse digits behind the last they know.",
            "deploy all consumers before any producer",
            "price: 2 fraction digits became 4",
            "DECIMAL_SCALE_REDUCED"),
    /** Fewer fraction digits wait for their producers. */
    DECIMAL_SCALE_REDUCED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "Fewer fraction digits wait for their producers.",
            "Old producers may write more digits than are taken.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "price: 4 fraction digits became 2",
            "DECIMAL_SCALE_INCREASED"),
    /** More integer digits wait for their consumers. */
    DECIMAL_DIGITS_INCREASED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "More integer digits wait for their consumers.",
            "Old consumers refuse larger amounts.",
            "deploy all consumers before any producer",
            "quantity: 9 integer digits became 12",
            "DECIMAL_DIGITS_REDUCED"),
    /** Fewer integer digits wait for their producers. */
    DECIMAL_DIGITS_REDUCED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "Fewer integer digits wait for their producers.",
            "Old producers may write larger amounts.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "quantity: 12 integer digits became 9",
            "DECIMAL_DIGITS_INCREASED"),
    /** A decimal keeps its notation. */
    DECIMAL_NOTATION_CHANGED(
            Category.WIRE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "A decimal keeps its notation.",
            "A sign, an exponent or a leading zero is read by one side only.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "an exponent is allowed",
            ""),
    /** A field keeps its unit. */
    UNIT_CHANGED(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.ERROR,
            "A field keeps its unit.",
            "The bytes still fit, the amount means something else: percent read as a fraction is a hundredfold.",
            "give the field in the new unit a new name",
            "pnl changed from USD to percent",
            ""),
    /** A new value waits for its consumers. */
    ENUM_VALUE_ADDED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A new value waits for its consumers.",
            "Old consumers refuse a value they do not know.",
            "deploy all consumers before any producer",
            "CLOSE was added to action",
            "ENUM_VALUE_REMOVED"),
    /** A value is removed only once nobody writes it. */
    ENUM_VALUE_REMOVED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A value is removed only once nobody writes it.",
            "Old producers and stored messages still carry it.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "CLOSE was removed from action",
            "ENUM_VALUE_ADDED"),
    /** A value keeps its spelling. */
    ENUM_VALUE_RENAMED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A value keeps its spelling.",
            "Each side refuses the other's spelling.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "LONG was renamed to BUY",
            ""),
    /** A value keeps its case. */
    ENUM_VALUE_RECASED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A value keeps its case.",
            "buy is not BUY: each side refuses the other's.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "BUY was recased to buy",
            ""),
    /** A value that was retired never comes back. */
    ENUM_VALUE_REUSED(
            Category.SEMANTIC,
            Breaks.BOTH,
            Severity.ERROR,
            "A value that was retired never comes back.",
            "Stored messages and old readers give the value its old meaning.",
            "choose another value",
            "HEDGE, listed under x-retired-values, is a value again",
            ""),
    /** Null and a field that is absent keep their meaning. */
    NULL_ABSENT_MEANING_CHANGED(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.ERROR,
            "Null, and a field left out, keep their meaning.",
            "The same bytes say something else: what left a stop loss alone now clears it.",
            "say the new meaning by a value or a field of its own",
            "x-null-means was \"unchanged\" and became \"none\"",
            ""),
    /** A free value is closed only once nobody writes another. */
    ENUM_ADDED_TO_FIELD(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A free value is closed only once nobody writes another.",
            "Old producers may write any value.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "exit_reason became one of four values",
            "ENUM_DROPPED_FROM_FIELD"),
    /** Values are set free only once every consumer takes any. */
    ENUM_DROPPED_FROM_FIELD(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "Values are set free only once every consumer takes any.",
            "Old consumers refuse values outside the list.",
            "deploy all consumers before any producer",
            "exit_reason may be any text",
            "ENUM_ADDED_TO_FIELD"),
    /** A constant stays what it is. */
    CONST_CHANGED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A constant stays what it is.",
            "Each side refuses the other's value.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "status changed from closed to CLOSED",
            ""),
    /** A pattern is tightened only once nobody writes what it refuses. */
    PATTERN_TIGHTENED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A pattern is tightened only once nobody writes what it refuses.",
            "Old producers may write texts that are refused from now on.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "symbol lost its digits",
            "PATTERN_LOOSENED"),
    /** A pattern is loosened only once every consumer takes more. */
    PATTERN_LOOSENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A pattern is loosened only once every consumer takes more.",
            "Old consumers refuse the texts that were added.",
            "deploy all consumers before any producer",
            "symbol may contain digits",
            "PATTERN_TIGHTENED"),
    /** A pattern changes in one direction at a time. */
    PATTERN_CHANGED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A pattern changes in one direction at a time.",
            "Each side refuses texts that the other writes.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "symbol changed from BTCUSDT to BTC-USDT",
            ""),
    /** A pattern is a regular expression that can be decided. */
    PATTERN_UNDECIDED(
            Category.GATE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "A pattern is a regular expression that can be decided.",
            "What cannot be decided may break, and blocks.",
            "write the pattern without look-behind, back-references or flags",
            "a pattern with a back-reference changed",
            ""),
    /** A number is one that every reader can keep. */
    NUMBER_UNSAFE_AS_DOUBLE(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.WARNING,
            "A number is one that every reader can keep.",
            "Readers with binary doubles round it without a word: beyond 2^53, or finer than 16 digits.",
            "send the number as a decimal text, or lower the bound or the scale",
            "maximum 9007199254740993",
            ""),
    /** A schema accepts some message. */
    SCHEMA_ACCEPTS_NOTHING(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.ERROR,
            "A schema accepts some message.",
            "Forward is SAFE only because there is nothing to send; every producer is refused.",
            "look for demands that exclude each other: a required field that is retired, forbidden, or without a value",
            "action was renamed to side, and side is retired",
            "SCHEMA_ACCEPTED_NOTHING"),
    /** A schema that accepted nothing has no messages to keep. */
    SCHEMA_ACCEPTED_NOTHING(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.WARNING,
            "A schema that accepted nothing has no messages to keep.",
            "Backward is SAFE only because there is nothing to read.",
            "make sure that the old version is the one that was deployed",
            "side was required and retired",
            "SCHEMA_ACCEPTS_NOTHING"),
    /** A new pattern has both anchors. */
    PATTERN_NOT_ANCHORED(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.WARNING,
            "A new pattern has both anchors.",
            "Without ^ and $ any text that contains a match is taken.",
            "put the pattern between ^ and $",
            "[A-Z]+ takes xxAxx",
            ""),
    /** A length is tightened only once nobody writes beyond it. */
    LENGTH_TIGHTENED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A length is tightened only once nobody writes beyond it.",
            "Old producers may write texts of the old length.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "maxLength 64 became 32",
            "LENGTH_LOOSENED"),
    /** A length is loosened only once every consumer takes more. */
    LENGTH_LOOSENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A length is loosened only once every consumer takes more.",
            "Old consumers refuse texts of the new length.",
            "deploy all consumers before any producer",
            "maxLength 32 became 64",
            "LENGTH_TIGHTENED"),
    /** A range is tightened only once nobody writes beyond it. */
    RANGE_TIGHTENED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A range is tightened only once nobody writes beyond it.",
            "Old producers may write numbers that are refused from now on.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "maximum 125 became 100",
            "RANGE_LOOSENED"),
    /** A range is loosened only once every consumer takes more. */
    RANGE_LOOSENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A range is loosened only once every consumer takes more.",
            "Old consumers refuse the numbers that were added.",
            "deploy all consumers before any producer",
            "maximum 100 became 125",
            "RANGE_TIGHTENED"),
    /** A step is tightened only once nobody writes between. */
    STEP_TIGHTENED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A step is tightened only once nobody writes between.",
            "Old producers may write numbers between the steps.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "multipleOf 0.5 became 1",
            "STEP_LOOSENED"),
    /** A step is loosened only once every consumer takes more. */
    STEP_LOOSENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A step is loosened only once every consumer takes more.",
            "Old consumers refuse the numbers between the steps.",
            "deploy all consumers before any producer",
            "multipleOf 1 became 0.5",
            "STEP_TIGHTENED"),
    /** A step changes in one direction at a time. */
    STEP_CHANGED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A step changes in one direction at a time.",
            "Each side refuses numbers that the other writes.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "multipleOf 2 became 3",
            ""),
    /** A format is asserted only once nobody writes anything else. */
    FORMAT_ADDED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A format is asserted only once nobody writes anything else.",
            "Where formats are asserted, old texts may be refused.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "format date-time was added",
            "FORMAT_REMOVED"),
    /** A format is dropped only once every consumer takes any text. */
    FORMAT_REMOVED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A format is dropped only once every consumer takes any text.",
            "Where formats are asserted, old consumers refuse other texts.",
            "deploy all consumers before any producer",
            "format date-time was removed",
            "FORMAT_ADDED"),
    /** A field keeps its format. */
    FORMAT_CHANGED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "A field keeps its format.",
            "Where formats are asserted, each side refuses the other's texts; where not, they mean another thing.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "format date became date-time",
            ""),
    /** A number of items is tightened only once nobody writes beyond it. */
    ARRAY_SIZE_TIGHTENED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A number of items is tightened only once nobody writes beyond it.",
            "Old producers may write more, or fewer, items.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "maxItems 10 became 5",
            "ARRAY_SIZE_LOOSENED"),
    /** A number of items is loosened only once every consumer takes more. */
    ARRAY_SIZE_LOOSENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A number of items is loosened only once every consumer takes more.",
            "Old consumers refuse arrays of the new size.",
            "deploy all consumers before any producer",
            "maxItems 5 became 10",
            "ARRAY_SIZE_TIGHTENED"),
    /** Items must differ only once nobody repeats one. */
    ARRAY_UNIQUE_ADDED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "Items must differ only once nobody repeats one.",
            "Old producers may repeat an item.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "uniqueItems was added",
            "ARRAY_UNIQUE_REMOVED"),
    /** Items may repeat only once every consumer takes that. */
    ARRAY_UNIQUE_REMOVED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "Items may repeat only once every consumer takes that.",
            "Old consumers refuse a repeated item.",
            "deploy all consumers before any producer",
            "uniqueItems was removed",
            "ARRAY_UNIQUE_ADDED"),
    /** Which items an array holds, and where, stays the same. */
    ARRAY_ITEMS_CHANGED(
            Category.WIRE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "Which items an array holds, and where, stays the same.",
            "Each side reads the items by their place or by what must be among them.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "a second place was added to a pair",
            ""),
    /** The names a map takes stay the same. */
    MAP_KEY_CHANGED(
            Category.WIRE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "The names a map takes stay the same.",
            "Each side refuses names that the other writes.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "keys may be lower case",
            ""),
    /** Names of another form are taken only once every consumer knows them. */
    MAP_VALUE_ADDED(
            Category.WIRE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "Names of another form are taken only once every consumer knows them.",
            "What these names may hold changes for the one or the other side.",
            "deploy all consumers before any producer",
            "values for names that start with x_ were described",
            "MAP_VALUE_REMOVED"),
    /** Names of a form are dropped only once nobody writes them. */
    MAP_VALUE_REMOVED(
            Category.WIRE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "Names of a form are dropped only once nobody writes them.",
            "What these names may hold changes for the one or the other side.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "values for names that start with x_ are no longer described",
            "MAP_VALUE_ADDED"),
    /** A number of members is tightened only once nobody writes beyond it. */
    OBJECT_SIZE_TIGHTENED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A number of members is tightened only once nobody writes beyond it.",
            "Old producers may write more, or fewer, members.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "maxProperties 10 became 5",
            "OBJECT_SIZE_LOOSENED"),
    /** A number of members is loosened only once every consumer takes more. */
    OBJECT_SIZE_LOOSENED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A number of members is loosened only once every consumer takes more.",
            "Old consumers refuse objects of the new size.",
            "deploy all consumers before any producer",
            "maxProperties 5 became 10",
            "OBJECT_SIZE_TIGHTENED"),
    /** A shared definition changes with all its users in view. */
    SHARED_TYPE_CHANGED(
            Category.WIRE,
            Breaks.DEPENDS,
            Severity.WARNING,
            "A shared definition changes with all its users in view.",
            "One edit changes every field that refers to it.",
            "look at every place listed",
            "Price, used by entry_price and exit_price, changed",
            ""),
    /** A branch is added only once every consumer takes it. */
    UNION_BRANCH_ADDED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A branch is added only once every consumer takes it.",
            "Old consumers refuse what only the new branch admits.",
            "deploy all consumers before any producer",
            "a third kind of order was added",
            "UNION_BRANCH_REMOVED"),
    /** A branch is removed only once nobody writes it. */
    UNION_BRANCH_REMOVED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A branch is removed only once nobody writes it.",
            "Old producers may write what only that branch admitted.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "one kind of order was removed",
            "UNION_BRANCH_ADDED"),
    /** Branches of a oneOf never match together. */
    UNION_OVERLAP_INTRODUCED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "Branches of a oneOf never match together.",
            "A message that two branches match is refused.",
            "tell the branches apart by a constant",
            "anyOf became oneOf",
            ""),
    /** The field that tells the branches apart stays. */
    DISCRIMINATOR_CHANGED(
            Category.WIRE,
            Breaks.BOTH,
            Severity.ERROR,
            "The field that tells the branches apart stays.",
            "Each side picks the branch by another field.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "kind became type",
            ""),
    /** A rule across fields is added only once every producer keeps it. */
    CROSS_FIELD_RULE_ADDED(
            Category.WIRE,
            Breaks.OLD_PRODUCERS,
            Severity.ERROR,
            "A rule across fields is added only once every producer keeps it.",
            "Old producers may write what breaks the rule.",
            "deploy all producers, drain what is stored, then deploy the consumers",
            "tp_level is needed when exit_reason is tp_hit",
            "CROSS_FIELD_RULE_REMOVED"),
    /** A rule across fields is dropped only once no consumer needs it. */
    CROSS_FIELD_RULE_REMOVED(
            Category.WIRE,
            Breaks.OLD_CONSUMERS,
            Severity.ERROR,
            "A rule across fields is dropped only once no consumer needs it.",
            "Old consumers refuse what breaks the rule.",
            "deploy all consumers before any producer",
            "tp_level is no longer needed",
            "CROSS_FIELD_RULE_ADDED"),
    /** A rule across fields changes in one direction at a time. */
    CROSS_FIELD_RULE_CHANGED(
            Category.WIRE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "A rule across fields changes in one direction at a time.",
            "Each side may refuse what the other writes.",
            "deploy consumers that take both forms, then move the producers, drain what is stored, then drop the old form",
            "another field is needed when exit_reason is tp_hit",
            ""),
    /** What an absent field means stays the same. */
    DEFAULT_ADDED(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.WARNING,
            "What an absent field means stays the same.",
            "Absent meant nothing; from now on it means the default.",
            "say in the release notes what absence means, and move consumers first",
            "default GTC was added",
            "DEFAULT_REMOVED"),
    /** What an absent field means stays the same. */
    DEFAULT_REMOVED(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.WARNING,
            "What an absent field means stays the same.",
            "Readers that fill in the default stop doing so.",
            "make producers send the value, then drop the default",
            "default GTC was removed",
            "DEFAULT_ADDED"),
    /** A default stays what it is. */
    DEFAULT_CHANGED(
            Category.SEMANTIC,
            Breaks.NOBODY,
            Severity.WARNING,
            "A default stays what it is.",
            "The same message means another thing before and after.",
            "make producers send the value; then change the default",
            "default GTC became IOC",
            ""),
    /** A deprecated field says when it goes. */
    DEPRECATED_WITHOUT_SUNSET(
            Category.LIFECYCLE,
            Breaks.NOBODY,
            Severity.WARNING,
            "A deprecated field says when it goes.",
            "Without a date nobody moves.",
            "add x-sunset with the date of removal",
            "deprecated without x-sunset",
            ""),
    /** A sunset is never moved to an earlier date. */
    SUNSET_MOVED_EARLIER(
            Category.LIFECYCLE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A sunset is never moved to an earlier date.",
            "Users planned with the date they were given.",
            "keep the date, or move it to a later one",
            "x-sunset moved from June to March",
            ""),
    /** A field is removed only after it was deprecated and its sunset has passed. */
    REMOVED_BEFORE_SUNSET(
            Category.LIFECYCLE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A field is removed only after it was deprecated and its sunset has passed.",
            "Users were promised the field until then.",
            "wait for the date, or agree on an earlier one with every user",
            "a field was removed in March, its sunset is June",
            ""),
    /** A change that breaks old producers raises the major version. */
    MAJOR_NOT_BUMPED(
            Category.GATE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A change that breaks old producers raises the major version.",
            "The version number is what deployers read.",
            "raise the version as demanded",
            "1.1.0 became 1.2.0 with a field renamed",
            ""),
    /** A changed contract has a new version. */
    VERSION_NOT_BUMPED(
            Category.GATE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A changed contract has a new version.",
            "Two texts under one number cannot be told apart.",
            "raise the version as demanded",
            "1.1.0 was changed in place",
            ""),
    /** A contract that states its version goes on stating it. */
    VERSION_MARK_MISSING(
            Category.GATE,
            Breaks.NOBODY,
            Severity.WARNING,
            "A contract that states its version goes on stating it.",
            "Without a version nobody can tell whether the step was raised as the change demands.",
            "state it as x-version, as version, or in $id",
            "$id ended in /1.1.0 and has no version any more",
            ""),
    /** Every keyword is one the engine decides. */
    KEYWORD_UNSUPPORTED(
            Category.GATE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "Every keyword is one the engine decides.",
            "What is not decided may break, and blocks.",
            "write the schema with decided keywords",
            "$dynamicRef",
            ""),
    /** Every change has a rule. */
    CHANGE_UNCLASSIFIED(
            Category.GATE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "Every change has a rule.",
            "A change without a rule is still a change; the verdict says what it does.",
            "read the two texts at the path",
            "a not was added",
            ""),
    /** Every comparison has two sides that can be read. */
    NOT_CHECKED(
            Category.GATE,
            Breaks.DEPENDS,
            Severity.ERROR,
            "Every comparison has two sides that can be read.",
            "What was not looked at is not safe.",
            "give both versions",
            "no baseline",
            ""),
    /** A waiver ends. */
    WAIVER_EXPIRED(
            Category.GATE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A waiver ends.",
            "What was waived for a while is still broken.",
            "put the cause right, or agree on a new date",
            "expires 2026-01-31",
            ""),
    /** A waiver waives something. */
    WAIVER_UNUSED(
            Category.GATE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A waiver waives something.",
            "A waiver that fits nothing hides the next break that fits.",
            "delete the waiver",
            "a fingerprint that no finding has",
            ""),
    /** A waiver is complete and well formed. */
    WAIVER_MALFORMED(
            Category.GATE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A waiver is complete and well formed.",
            "A waiver nobody can read waives nothing.",
            "write fingerprint, owner and an ISO date; a malformed date counts as expired",
            "expires someday",
            ""),
    /** A waiver says why. */
    WAIVER_NO_REASON(
            Category.GATE,
            Breaks.NOBODY,
            Severity.ERROR,
            "A waiver says why.",
            "Without a reason nobody can judge whether it still holds.",
            "write the reason",
            "reason is empty",
            "");

    private final Category category;
    private final Breaks breaks;
    private final RuleText text;
    private final String mirror;

    CompatRule(
            Category category,
            Breaks breaks,
            Severity severity,
            String demand,
            String reason,
            String remedy,
            String example,
            String mirror) {
        this.category = category;
        this.breaks = breaks;
        this.text = new RuleText(severity, demand, reason, remedy, example);
        this.mirror = mirror;
    }

    /** What the rule is about. */
    public Category category() {
        return category;
    }

    /** Whom such a change breaks by its nature. */
    public Breaks breaks() {
        return breaks;
    }

    /** The rule that fires when the change is undone, where that is another one. */
    public Optional<CompatRule> mirror() {
        return mirror.isEmpty() ? Optional.empty() : Optional.of(valueOf(mirror));
    }

    @Override
    public RuleText text() {
        return text;
    }
}

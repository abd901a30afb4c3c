package io.tradeschema.compat.change;

import static io.tradeschema.compat.change.Breaks.BOTH;
import static io.tradeschema.compat.change.Breaks.DEPENDS;
import static io.tradeschema.compat.change.Breaks.NOBODY;
import static io.tradeschema.compat.change.Breaks.OLD_CONSUMERS;
import static io.tradeschema.compat.change.Breaks.OLD_PRODUCERS;
import static io.tradeschema.compat.change.Mirror.ITSELF;
import static io.tradeschema.compat.change.Mirror.UNDONE_BELOW;
import static io.tradeschema.compat.change.Mirror.undoes;
import static io.tradeschema.compat.change.Mirror.undoneBy;
import static io.tradeschema.compat.change.RuleMeaning.of;

import io.tradeschema.compat.json.Json;
import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import java.util.Optional;

/**
 * What one change between two versions of a contract means. The enum is the registry, and a constant says all there is of
 * its rule: what triggers it, whom it breaks, what tells of the change undone; what it demands, why, an example; then what
 * differs from the usual: a warning, a look of its own, its own clause, its own remedy. To add a rule, add a constant and a
 * folder of fixtures.
 */
public enum CompatRule implements Rule {
    // Fields: which there are, what they are called, which must be there.

    CONTENT_MODEL_OPENED(of(Trigger.FIELD, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "A closed object stays closed.",
                    "Old consumers refuse every name they do not know.",
                    "\"additionalProperties\": false was dropped")),

    CONTENT_MODEL_CLOSED(of(Trigger.FIELD, OLD_PRODUCERS, undoes(CONTENT_MODEL_OPENED))
            .says(
                    "An open object stays open.",
                    "Old producers may send names that are refused from now on.",
                    "\"additionalProperties\": false was added")),

    FIELD_ADDED_OPTIONAL(of(Trigger.FIELD, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "A new optional field waits for its consumers.",
                    "A closed old consumer refuses a field it does not know.",
                    "reduce_only was added")
            .told("the optional field was added")),

    FIELD_ADDED_MUST_UNDERSTAND(of(Trigger.FIELD, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "A field that changes exposure is never sent to a consumer that does not know it.",
                    "An old consumer that ignores it trades something else.",
                    "leverage was added")
            .told("the optional field was added, and must be understood")
            .but("a reader view does not help here")),

    FIELD_ADDED_REQUIRED(of(Trigger.FIELD, BOTH, UNDONE_BELOW)
            .says(
                    "A new field is optional at first.",
                    "Old producers do not send it, and closed old consumers refuse it.",
                    "required exit_reason was added")
            .told("the required field was added")
            .remedy("add the field as optional, let every producer send it, then require it")),

    FIELD_ADDED_REQUIRED_WITH_DEFAULT(of(Trigger.FIELD, BOTH, UNDONE_BELOW)
            .says(
                    "A default does not make a required field optional.",
                    "A default is a note for readers; a message without the field is still refused.",
                    "required tif with default GTC was added")
            .told("the required field was added, with a default")
            .remedy("add the field as optional with that default, let every producer send it, then require it")),

    FIELD_REMOVED_OPTIONAL(of(Trigger.FIELD, OLD_PRODUCERS, undoes(FIELD_ADDED_OPTIONAL, FIELD_ADDED_MUST_UNDERSTAND))
            .says(
                    "A field is removed only when nobody writes it any more.",
                    "Messages of old producers, and stored ones, still carry it.",
                    "meta_strategy was removed")
            .told("the optional field was removed")),

    FIELD_REMOVED_REQUIRED(of(Trigger.FIELD, BOTH, undoes(FIELD_ADDED_REQUIRED, FIELD_ADDED_REQUIRED_WITH_DEFAULT))
            .says(
                    "A required field is made optional before it is removed.",
                    "Old consumers need it, and stored messages carry it.",
                    "required entry_price was removed")
            .told("the required field was removed")),

    FIELD_RENAMED(of(Trigger.FIELD, BOTH, ITSELF)
            .says(
                    "A field keeps its name.",
                    "Each side refuses the other's name; a renamed field stopped every exit for 18 hours.",
                    "action was renamed to side")
            .told("rename: {old} is now called {new}")
            .first("send and take both names for a while")),

    FIELD_MOVED(of(Trigger.FIELD, BOTH, ITSELF)
            .says(
                    "A field keeps its place.",
                    "Each side looks for it where the other does not put it.",
                    "trail_pct was moved out of harvest_policy")
            .told("move: {old} is now at {new}")),

    FIELD_MADE_REQUIRED(of(Trigger.FIELD, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A field is required only once every producer sends it.",
                    "Old producers may leave it out, and stored messages may lack it.",
                    "confidence became required")
            .told("the field became required")),

    FIELD_MADE_OPTIONAL(of(Trigger.FIELD, OLD_CONSUMERS, undoes(FIELD_MADE_REQUIRED))
            .says(
                    "A required field stays required while old consumers run.",
                    "Old consumers refuse a message without it.",
                    "confidence became optional")
            .told("the field became optional")),

    FIELD_NULLABLE_ADDED(of(Trigger.TYPE, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "Null is allowed only once every consumer takes it.",
                    "Old consumers refuse null.",
                    "stop_loss may be null")),

    FIELD_NULLABLE_REMOVED(of(Trigger.TYPE, OLD_PRODUCERS, undoes(FIELD_NULLABLE_ADDED))
            .says(
                    "Null is refused only once nobody writes it.",
                    "Old producers may write null, as Python does for every field not set.",
                    "stop_loss may no longer be null")),

    FIELD_NAME_NOT_RESERVED(of(Trigger.RETIRED_NAME, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A field that is removed leaves its name reserved.",
                    "A name that comes back later with another meaning is read as the old one.",
                    "qty was removed and is not retired")
            .warning()
            .remedy("retire the name, with its successor")),

    FIELD_NAME_REUSED(of(Trigger.RETIRED_NAME, BOTH, NoMirror.OTHER_RULES)
            .says(
                    "A retired name never comes back.",
                    "Stored messages and old readers give the name its old meaning.",
                    "side, retired for action, is a field again")
            .remedy("choose another name")),

    RESERVED_NAME_DELETED(of(Trigger.RETIRED_NAME, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A retired name stays retired.",
                    "Without its entry nobody is told the successor, and the name may be given away again.",
                    "the entry for side was deleted")
            .remedy("put the retired name back")),

    FIELD_NAME_CONFUSABLE(of(Trigger.FIELD, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A new name is not the look-alike of another.",
                    "Two names that differ by case, a sign or a known alias are mixed up at call sites.",
                    "stopLoss beside stop_loss")
            .warning()
            .remedy("choose another name, or keep the one there is")),

    // Values: their type, digits, unit, and which are listed.

    TYPE_CHANGED(of(Trigger.TYPE, BOTH, ITSELF)
            .says(
                    "A field keeps its type.",
                    "What one side writes the other cannot read.",
                    "leverage changed from number to string")
            .first("add a field with the new type under another name")),

    TYPE_WIDENED(of(Trigger.TYPE, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "A type is widened only once every consumer takes the wider one.",
                    "Old consumers refuse the values that were added.",
                    "max_time_sec changed from integer to number")),

    TYPE_NARROWED(of(Trigger.TYPE, OLD_PRODUCERS, undoes(TYPE_WIDENED))
            .says(
                    "A type is narrowed only once nobody writes the wider one.",
                    "Old producers may still write what is refused from now on.",
                    "max_time_sec changed from number to integer")),

    DECIMAL_ENCODING_CHANGED(of(Trigger.TYPE, BOTH, ITSELF)
            .says(
                    "A decimal keeps its encoding.",
                    "One side writes a number where the other reads text, and the amount is lost.",
                    "price changed from a decimal string to a number")
            .first("add a field with the new encoding under another name")),

    DECIMAL_SCALE_INCREASED(of(Trigger.DIGITS, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "More fraction digits wait for their consumers.",
                    "Old consumers refuse digits behind the last they know.",
                    "price: 2 fraction digits became 4")),

    DECIMAL_SCALE_REDUCED(of(Trigger.DIGITS, OLD_PRODUCERS, undoes(DECIMAL_SCALE_INCREASED))
            .says(
                    "Fewer fraction digits wait for their producers.",
                    "Old producers may write more digits than are taken.",
                    "price: 4 fraction digits became 2")),

    DECIMAL_DIGITS_INCREASED(of(Trigger.DIGITS, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "More integer digits wait for their consumers.",
                    "Old consumers refuse larger amounts.",
                    "quantity: 9 integer digits became 12")),

    DECIMAL_DIGITS_REDUCED(of(Trigger.DIGITS, OLD_PRODUCERS, undoes(DECIMAL_DIGITS_INCREASED))
            .says(
                    "Fewer integer digits wait for their producers.",
                    "Old producers may write larger amounts.",
                    "quantity: 12 integer digits became 9")),

    DECIMAL_NOTATION_CHANGED(of(Trigger.DIGITS, DEPENDS, ITSELF)
            .says(
                    "A decimal keeps its notation.",
                    "A sign, an exponent or a leading zero is read by one side only.",
                    "an exponent is allowed")),

    UNIT_CHANGED(of(Trigger.MEANING, NOBODY, ITSELF)
            .says(
                    "A field keeps its unit.",
                    "The bytes still fit, the amount means something else: percent read as a fraction is a "
                            + "hundredfold.",
                    "pnl changed from USD to percent")
            .seenBy(Look::unitChanged)
            .remedy("give the field in the new unit a new name")),

    ENUM_VALUE_ADDED(of(Trigger.VALUES, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "A new value waits for its consumers.",
                    "Old consumers refuse a value they do not know.",
                    "CLOSE was added to action")),

    ENUM_VALUE_REMOVED(of(Trigger.VALUES, OLD_PRODUCERS, undoes(ENUM_VALUE_ADDED))
            .says(
                    "A value is removed only once nobody writes it.",
                    "Old producers and stored messages still carry it.",
                    "CLOSE was removed from action")),

    ENUM_VALUE_RENAMED(of(Trigger.VALUES, BOTH, ITSELF)
            .says("A value keeps its spelling.", "Each side refuses the other's spelling.", "LONG was renamed to BUY")),

    ENUM_VALUE_RECASED(of(Trigger.VALUES, BOTH, ITSELF)
            .says(
                    "A value keeps its case.",
                    "buy is not BUY: each side refuses the other's.",
                    "BUY was recased to buy")),

    ENUM_VALUE_REUSED(of(Trigger.VALUES, BOTH, undoneBy(ENUM_VALUE_REMOVED))
            .says(
                    "A value that was retired never comes back.",
                    "Stored messages and old readers give the value its old meaning.",
                    "HEDGE, listed under x-retired-values, is a value again")
            .remedy("choose another value")),

    NULL_ABSENT_MEANING_CHANGED(of(Trigger.MEANING, NOBODY, ITSELF)
            .says(
                    "Null, and a field left out, keep their meaning.",
                    "The same bytes say something else: what left a stop loss alone now clears it.",
                    "x-null-means was \"unchanged\" and became \"none\"")
            .seenBy(Look.changedOrRemoved("x-null-means"))
            .remedy("say the new meaning by a value or a field of its own")),

    ENUM_ADDED_TO_FIELD(of(Trigger.VALUES, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A free value is closed only once nobody writes another.",
                    "Old producers may write any value.",
                    "exit_reason became one of four values")),

    ENUM_DROPPED_FROM_FIELD(of(Trigger.VALUES, OLD_CONSUMERS, undoes(ENUM_ADDED_TO_FIELD))
            .says(
                    "Values are set free only once every consumer takes any.",
                    "Old consumers refuse values outside the list.",
                    "exit_reason may be any text")),

    CONST_CHANGED(of(Trigger.VALUES, BOTH, ITSELF)
            .says(
                    "A constant stays what it is.",
                    "Each side refuses the other's value.",
                    "status changed from closed to CLOSED")),

    NUMBER_UNSAFE_AS_DOUBLE(of(Trigger.NUMBER, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A number is one that every reader can keep.",
                    "Readers with binary doubles round it without a word: beyond 2^53, or finer than 16 digits.",
                    "maximum 9007199254740993")
            .warning()
            .told("a reader with binary doubles cannot keep {new} exactly")
            .remedy("send the number as a decimal text, or lower the bound or the scale")),

    DEFAULT_ADDED(of(Trigger.DEFAULT, NOBODY, UNDONE_BELOW)
            .says(
                    "What an absent field means stays the same.",
                    "Absent meant nothing; from now on it means the default.",
                    "default GTC was added")
            .warning()
            .seenBy(Look.added("default"))
            .remedy("say in the release notes what absence means, and move consumers first")),

    DEFAULT_REMOVED(of(Trigger.DEFAULT, NOBODY, undoes(DEFAULT_ADDED))
            .says(
                    "What an absent field means stays the same.",
                    "Readers that fill in the default stop doing so.",
                    "default GTC was removed")
            .warning()
            .seenBy(Look.removed("default"))
            .remedy("make producers send the value, then drop the default")),

    DEFAULT_CHANGED(of(Trigger.DEFAULT, NOBODY, ITSELF)
            .says(
                    "A default stays what it is.",
                    "The same message means another thing before and after.",
                    "default GTC became IOC")
            .warning()
            .seenBy(Look.changed("default"))
            .remedy("make producers send the value; then change the default")),

    // Limits of texts and numbers.

    PATTERN_TIGHTENED(of(Trigger.TEXT, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A pattern is tightened only once nobody writes what it refuses.",
                    "Old producers may write texts that are refused from now on.",
                    "symbol lost its digits")),

    PATTERN_LOOSENED(of(Trigger.TEXT, OLD_CONSUMERS, undoes(PATTERN_TIGHTENED))
            .says(
                    "A pattern is loosened only once every consumer takes more.",
                    "Old consumers refuse the texts that were added.",
                    "symbol may contain digits")),

    PATTERN_CHANGED(of(Trigger.TEXT, BOTH, ITSELF)
            .says(
                    "A pattern changes in one direction at a time.",
                    "Each side refuses texts that the other writes.",
                    "symbol changed from BTCUSDT to BTC-USDT")),

    PATTERN_UNDECIDED(of(Trigger.DOUBT, DEPENDS, ITSELF)
            .says(
                    "A pattern is a regular expression that can be decided.",
                    "What cannot be decided may break, and blocks.",
                    "a pattern with a back-reference changed")
            .remedy("write the pattern without look-behind, back-references or flags")),

    PATTERN_NOT_ANCHORED(of(Trigger.TEXT, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A new pattern has both anchors.",
                    "Without ^ and $ any text that contains a match is taken.",
                    "[A-Z]+ takes xxAxx")
            .warning()
            .remedy("put the pattern between ^ and $")),

    LENGTH_TIGHTENED(of(Trigger.TEXT, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A length is tightened only once nobody writes beyond it.",
                    "Old producers may write texts of the old length.",
                    "maxLength 64 became 32")),

    LENGTH_LOOSENED(of(Trigger.TEXT, OLD_CONSUMERS, undoes(LENGTH_TIGHTENED))
            .says(
                    "A length is loosened only once every consumer takes more.",
                    "Old consumers refuse texts of the new length.",
                    "maxLength 32 became 64")),

    RANGE_TIGHTENED(of(Trigger.NUMBER, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A range is tightened only once nobody writes beyond it.",
                    "Old producers may write numbers that are refused from now on.",
                    "maximum 125 became 100")),

    RANGE_LOOSENED(of(Trigger.NUMBER, OLD_CONSUMERS, undoes(RANGE_TIGHTENED))
            .says(
                    "A range is loosened only once every consumer takes more.",
                    "Old consumers refuse the numbers that were added.",
                    "maximum 100 became 125")),

    STEP_TIGHTENED(of(Trigger.NUMBER, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A step is tightened only once nobody writes between.",
                    "Old producers may write numbers between the steps.",
                    "multipleOf 0.5 became 1")),

    STEP_LOOSENED(of(Trigger.NUMBER, OLD_CONSUMERS, undoes(STEP_TIGHTENED))
            .says(
                    "A step is loosened only once every consumer takes more.",
                    "Old consumers refuse the numbers between the steps.",
                    "multipleOf 1 became 0.5")),

    STEP_CHANGED(of(Trigger.NUMBER, BOTH, ITSELF)
            .says(
                    "A step changes in one direction at a time.",
                    "Each side refuses numbers that the other writes.",
                    "multipleOf 2 became 3")),

    FORMAT_ADDED(of(Trigger.FORMAT, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A format is asserted only once nobody writes anything else.",
                    "Where formats are asserted, old texts may be refused.",
                    "format date-time was added")
            .seenBy(Look.added("format"))),

    FORMAT_REMOVED(of(Trigger.FORMAT, OLD_CONSUMERS, undoes(FORMAT_ADDED))
            .says(
                    "A format is dropped only once every consumer takes any text.",
                    "Where formats are asserted, old consumers refuse other texts.",
                    "format date-time was removed")
            .seenBy(Look.removed("format"))),

    FORMAT_CHANGED(of(Trigger.FORMAT, BOTH, ITSELF)
            .says(
                    "A field keeps its format.",
                    "Where formats are asserted, each side refuses the other's texts; where not, they mean "
                            + "another thing.",
                    "format date became date-time")
            .seenBy(Look.changed("format"))),

    // Arrays, maps, unions, and what ties fields to each other.

    ARRAY_SIZE_TIGHTENED(of(Trigger.ARRAY, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A number of items is tightened only once nobody writes beyond it.",
                    "Old producers may write more, or fewer, items.",
                    "maxItems 10 became 5")),

    ARRAY_SIZE_LOOSENED(of(Trigger.ARRAY, OLD_CONSUMERS, undoes(ARRAY_SIZE_TIGHTENED))
            .says(
                    "A number of items is loosened only once every consumer takes more.",
                    "Old consumers refuse arrays of the new size.",
                    "maxItems 5 became 10")),

    ARRAY_UNIQUE_ADDED(of(Trigger.ARRAY, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "Items must differ only once nobody repeats one.",
                    "Old producers may repeat an item.",
                    "uniqueItems was added")),

    ARRAY_UNIQUE_REMOVED(of(Trigger.ARRAY, OLD_CONSUMERS, undoes(ARRAY_UNIQUE_ADDED))
            .says(
                    "Items may repeat only once every consumer takes that.",
                    "Old consumers refuse a repeated item.",
                    "uniqueItems was removed")),

    ARRAY_ITEMS_CHANGED(of(Trigger.ARRAY, DEPENDS, ITSELF)
            .says(
                    "Which items an array holds, and where, stays the same.",
                    "Each side reads the items by their place or by what must be among them.",
                    "a second place was added to a pair")),

    MAP_KEY_CHANGED(of(Trigger.MAP, DEPENDS, ITSELF)
            .says(
                    "The names a map takes stay the same.",
                    "Each side refuses names that the other writes.",
                    "keys may be lower case")),

    MAP_VALUE_ADDED(of(Trigger.MAP, DEPENDS, UNDONE_BELOW)
            .says(
                    "Names of another form are taken only once every consumer knows them.",
                    "What these names may hold changes for the one or the other side.",
                    "values for names that start with x_ were described")
            .remedy(OLD_CONSUMERS.remedy())),

    MAP_VALUE_REMOVED(of(Trigger.MAP, DEPENDS, undoes(MAP_VALUE_ADDED))
            .says(
                    "Names of a form are dropped only once nobody writes them.",
                    "What these names may hold changes for the one or the other side.",
                    "values for names that start with x_ are no longer described")
            .remedy(OLD_PRODUCERS.remedy())),

    OBJECT_SIZE_TIGHTENED(of(Trigger.MAP, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A number of members is tightened only once nobody writes beyond it.",
                    "Old producers may write more, or fewer, members.",
                    "maxProperties 10 became 5")),

    OBJECT_SIZE_LOOSENED(of(Trigger.MAP, OLD_CONSUMERS, undoes(OBJECT_SIZE_TIGHTENED))
            .says(
                    "A number of members is loosened only once every consumer takes more.",
                    "Old consumers refuse objects of the new size.",
                    "maxProperties 5 became 10")),

    SHARED_TYPE_CHANGED(of(Trigger.DEFINITION, DEPENDS, ITSELF)
            .says(
                    "A shared definition changes with all its users in view.",
                    "One edit changes every field that refers to it.",
                    "Price, used by entry_price and exit_price, changed")
            .warning()
            .remedy("look at every place listed")),

    UNION_BRANCH_ADDED(of(Trigger.UNION, OLD_CONSUMERS, UNDONE_BELOW)
            .says(
                    "A branch is added only once every consumer takes it.",
                    "Old consumers refuse what only the new branch admits.",
                    "a third kind of order was added")),

    UNION_BRANCH_REMOVED(of(Trigger.UNION, OLD_PRODUCERS, undoes(UNION_BRANCH_ADDED))
            .says(
                    "A branch is removed only once nobody writes it.",
                    "Old producers may write what only that branch admitted.",
                    "one kind of order was removed")),

    UNION_OVERLAP_INTRODUCED(of(Trigger.UNION, OLD_PRODUCERS, undoneBy(UNION_BRANCH_ADDED))
            .says(
                    "Branches of a oneOf never match together.",
                    "A message that two branches match is refused.",
                    "anyOf became oneOf")
            .remedy("tell the branches apart by a constant")),

    DISCRIMINATOR_CHANGED(of(Trigger.UNION, BOTH, ITSELF)
            .says(
                    "The field that tells the branches apart stays.",
                    "Each side picks the branch by another field.",
                    "kind became type")),

    CROSS_FIELD_RULE_ADDED(of(Trigger.CROSS_FIELD, OLD_PRODUCERS, UNDONE_BELOW)
            .says(
                    "A rule across fields is added only once every producer keeps it.",
                    "Old producers may write what breaks the rule.",
                    "tp_level is needed when exit_reason is tp_hit")),

    CROSS_FIELD_RULE_REMOVED(of(Trigger.CROSS_FIELD, OLD_CONSUMERS, undoes(CROSS_FIELD_RULE_ADDED))
            .says(
                    "A rule across fields is dropped only once no consumer needs it.",
                    "Old consumers refuse what breaks the rule.",
                    "tp_level is no longer needed")),

    CROSS_FIELD_RULE_CHANGED(of(Trigger.CROSS_FIELD, DEPENDS, ITSELF)
            .says(
                    "A rule across fields changes in one direction at a time.",
                    "Each side may refuse what the other writes.",
                    "another field is needed when exit_reason is tp_hit")),

    // The document as a whole, its lifetime, its version, and what was not decided.

    SCHEMA_ACCEPTS_NOTHING(of(Trigger.WHOLE, NOBODY, UNDONE_BELOW)
            .says(
                    "A schema accepts some message.",
                    "Forward is SAFE only because there is nothing to send; every producer is refused.",
                    "action was renamed to side, and side is retired")
            .told("the new schema accepts no message at all: nobody can keep it")
            .remedy("look for demands that exclude each other: a required field that is retired, forbidden, or "
                    + "without a value")),

    SCHEMA_ACCEPTED_NOTHING(of(Trigger.WHOLE, NOBODY, undoes(SCHEMA_ACCEPTS_NOTHING))
            .says(
                    "A schema that accepted nothing has no messages to keep.",
                    "Backward is SAFE only because there is nothing to read.",
                    "side was required and retired")
            .warning()
            .told("the old schema accepted no message at all: nobody could keep it")
            .remedy("make sure that the old version is the one that was deployed")),

    DEPRECATED_WITHOUT_SUNSET(of(Trigger.SUNSET, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A deprecated field says when it goes.",
                    "Without a date nobody moves.",
                    "deprecated without x-sunset")
            .warning()
            .seenBy(Look::deprecatedWithoutSunset)
            .remedy("add x-sunset with the date of removal")),

    SUNSET_MOVED_EARLIER(of(Trigger.SUNSET, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A sunset is never moved to an earlier date.",
                    "Users planned with the date they were given.",
                    "x-sunset moved from June to March")
            .seenBy(Look::sunsetMovedEarlier)
            .remedy("keep the date, or move it to a later one")),

    REMOVED_BEFORE_SUNSET(of(Trigger.SUNSET, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A field is removed only after it was deprecated and its sunset has passed.",
                    "Users were promised the field until then.",
                    "a field was removed in March, its sunset is June")
            .remedy("wait for the date, or agree on an earlier one with every user")),

    MAJOR_NOT_BUMPED(of(Trigger.VERSION, NOBODY, NoMirror.ONE_DIRECTION)
            .says(
                    "A change that breaks old producers raises the major version.",
                    "The version number is what deployers read.",
                    "1.1.0 became 1.2.0 with a field renamed")
            .remedy("raise the version as demanded")),

    VERSION_NOT_BUMPED(of(Trigger.VERSION, NOBODY, NoMirror.ONE_DIRECTION)
            .says(
                    "A changed contract has a new version.",
                    "Two texts under one number cannot be told apart.",
                    "1.1.0 was changed in place")
            .remedy("raise the version as demanded")),

    VERSION_MARK_MISSING(of(Trigger.VERSION, NOBODY, NoMirror.ONE_DIRECTION)
            .says(
                    "A contract that states its version goes on stating it.",
                    "Without a version nobody can tell whether the step was raised as the change demands.",
                    "$id ended in /1.1.0 and has no version any more")
            .warning()
            .remedy("state it as x-version, as version, or in $id")),

    KEYWORD_UNSUPPORTED(of(Trigger.DOUBT, DEPENDS, ITSELF)
            .says(
                    "Every keyword is one the engine decides.",
                    "What is not decided may break, and blocks.",
                    "$dynamicRef")
            .remedy("write the schema with decided keywords")),

    KEYWORD_UNKNOWN(of(Trigger.WORDING, NOBODY, NoMirror.NOTHING_LEFT)
            .says(
                    "A word in the place of a keyword is a keyword.",
                    "A validator takes a word that it does not know for a note: what it should demand is not demanded.",
                    "\"tpye\": \"object\"")
            .warning()
            .remedy("write the keyword; begin the name of a note with x-")),

    CHANGE_UNCLASSIFIED(of(Trigger.DOUBT, DEPENDS, ITSELF)
            .says(
                    "Every change has a rule.",
                    "A change without a rule is still a change; the verdict says what it does.",
                    "a not was added")
            .remedy("read the two texts at the path")),

    NOT_CHECKED(of(Trigger.WHOLE, DEPENDS, ITSELF)
            .says(
                    "Every comparison has two sides that can be read.",
                    "What was not looked at is not safe.",
                    "no baseline")
            .remedy("give both versions"));

    private final RuleMeaning meaning;

    CompatRule(RuleMeaning meaning) {
        this.meaning = meaning;
    }

    @Override
    public RuleText text() {
        return meaning.text();
    }

    /** What kind of difference makes the rule speak. */
    public Trigger trigger() {
        return meaning.trigger();
    }

    /** Whom such a change breaks by its nature. */
    public Breaks breaks() {
        return meaning.breaks();
    }

    /** The rule that tells of the change when it is undone; empty where {@link #undone()} is a reason. */
    public Optional<CompatRule> mirror() {
        return undone().of(this);
    }

    /** What tells of the change when it is undone. */
    public Mirror undone() {
        return meaning.undone();
    }

    /** How the rule sees its change at one place by itself; empty when a comparison tells it apart from others. */
    Optional<Look> look() {
        return meaning.look();
    }

    /** What happened, as one clause. */
    String clause(Optional<Json> old, Optional<Json> current) {
        return meaning.clause().said(name(), old, current);
    }
}

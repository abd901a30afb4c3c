package io.tradeschema.model;

/**
 * What a rule says of itself.
 *
 * @param severity what a violation means for the one who asked
 * @param demand what the rule demands, as one sentence
 * @param reason why it matters: what goes wrong on a bus when it is broken
 * @param remedy how to put a violation right, in general
 * @param example a short example of a violation, as a user would see it
 */
public record RuleText(Severity severity, String demand, String reason, String remedy, String example) {

    /** The text of a rule whose violation is an error. */
    public static RuleText error(String demand, String reason, String remedy, String example) {
        return new RuleText(Severity.ERROR, demand, reason, remedy, example);
    }
}

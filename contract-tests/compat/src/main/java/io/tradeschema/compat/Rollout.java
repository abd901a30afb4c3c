package io.tradeschema.compat;

import java.util.List;

/** In which order to deploy, given what each direction is. */
public enum Rollout {
    /** Nothing breaks. */
    ANY_ORDER("any order", List.of("deploy consumers and producers as you like")),
    /** Only new messages break old consumers. */
    CONSUMERS_FIRST(
            "consumers first", List.of("deploy the new version to every consumer", "then deploy it to the producers")),
    /** Only old messages break new consumers. */
    PRODUCERS_FIRST(
            "producers first, then drain",
            List.of(
                    "deploy the new version to every producer",
                    "drain: wait until no old message is stored, pending or dead-lettered",
                    "then deploy it to the consumers")),
    /** Both break: a version in between takes both forms. */
    TWO_STEPS(
            "two steps",
            List.of(
                    "expand: publish a version in between that takes both forms, deploy it to every consumer,"
                            + " and then move every producer to the new form",
                    "contract: drain (wait until no message of the old form is stored, pending or dead-lettered),"
                            + " and then deploy the new version, without the old form, to every consumer")),
    /** The same bytes mean another thing, or nothing is left of the old form. */
    SIDE_BY_SIDE(
            "new version side by side",
            List.of(
                    "publish the new version on a stream, or under a major version, of its own",
                    "producers write both until every consumer has moved",
                    "then stop writing the old one")),
    /** Something was not decided, so no order is safe. */
    UNDECIDED("undecided", List.of("decide what is open before you deploy")),
    /** Nothing was looked at, so no order is safe. */
    NOT_CHECKED("not checked", List.of("give both versions before you deploy"));

    private final String text;
    private final List<String> steps;

    Rollout(String text, List<String> steps) {
        this.text = text;
        this.steps = steps;
    }

    /** The name people and programs see. */
    public String text() {
        return text;
    }

    /** What to do, in order. */
    public List<String> steps() {
        return steps;
    }
}

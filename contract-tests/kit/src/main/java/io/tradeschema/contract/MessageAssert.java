package io.tradeschema.contract;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** What can be asked of one message or entry. */
public final class MessageAssert extends AbstractAssert<MessageAssert, Object> {

    private final Function<EventType<?>, Outcome<?>> reading;

    MessageAssert(Object message, Function<EventType<?>, Outcome<?>> reading) {
        super(message, MessageAssert.class);
        this.reading = reading;
    }

    /** The contract accepts it, perhaps with warnings. */
    public FindingsAssert isValid(EventType<?> type) {
        var outcome = reading.apply(type);
        if (!outcome.accepted()) {
            failWithMessage("%s", "refused by " + type + ":" + lines(outcome.findings()));
        }
        return new FindingsAssert(outcome.findings());
    }

    /** The contract refuses it for exactly these rules, in any order; warnings aside. */
    public FindingsAssert isRefusedWith(EventType<?> type, String... rules) {
        if (rules.length == 0) {
            throw new IllegalArgumentException("name the rules, such as RETIRED_FIELD");
        }
        var outcome = reading.apply(type);
        var broken = outcome.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.rule().name())
                .distinct()
                .sorted()
                .toList();
        var expected = Arrays.stream(rules).distinct().sorted().toList();
        if (!broken.equals(expected)) {
            failWithMessage(
                    "%s",
                    "expected " + type + " to refuse it with " + expected + ", but it is "
                            + (broken.isEmpty() ? "accepted" : "refused with " + broken + ":")
                            + lines(outcome.findings()));
        }
        return new FindingsAssert(outcome.findings());
    }

    static String lines(List<Finding> findings) {
        return findings.stream().map(finding -> "\n  " + finding).collect(Collectors.joining());
    }
}

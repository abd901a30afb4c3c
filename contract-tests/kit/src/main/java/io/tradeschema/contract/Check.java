package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One check of a contract test.
 *
 * @param sentence what holds when it passes
 * @param findings runs the check; none when it passes
 */
record Check(String sentence, Supplier<List<Finding>> findings) {

    /** Runs them all: a test for each that passed, and one for each kind of mistake, however many checks it broke. */
    static Stream<DynamicTest> tests(List<Check> checks) {
        return Mistake.of(results(checks)).stream().map(Mistake::test);
    }

    static List<Result> results(List<Check> checks) {
        var times = new HashMap<String, Integer>();
        return checks.stream().map(check -> check.run(times)).toList();
    }

    static List<Finding> findings(List<Check> checks) {
        return checks.stream().flatMap(check -> check.findings().get().stream()).toList();
    }

    /** Named by its sentence; one that comes a second time is numbered. */
    private Result run(HashMap<String, Integer> times) {
        var time = times.merge(sentence, 1, Integer::sum);
        return new Result(time == 1 ? sentence : sentence + " (" + time + ")", findings.get());
    }

    /**
     * A check after its run.
     *
     * @param sentence what should hold
     * @param findings why it does not; none when it does
     */
    record Result(String sentence, List<Finding> findings) {

        /** What tells one kind of mistake from another: the rule that the check is about; none when it passed. */
        String kind() {
            return findings.isEmpty() ? "" : findings.get(0).rule().name();
        }
    }
}

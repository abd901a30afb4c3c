package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.ArrayList;
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

    /** Named by their sentences; one that comes a second time is numbered. */
    static Stream<DynamicTest> tests(List<Check> checks) {
        var times = new HashMap<String, Integer>();
        var tests = new ArrayList<DynamicTest>();
        for (var check : checks) {
            var time = times.merge(check.sentence(), 1, Integer::sum);
            var name = time == 1 ? check.sentence() : check.sentence() + " (" + time + ")";
            tests.add(DynamicTest.dynamicTest(name, check::run));
        }
        return tests.stream();
    }

    static List<Finding> findings(List<Check> checks) {
        return checks.stream().flatMap(check -> check.findings().get().stream()).toList();
    }

    private void run() {
        var found = findings.get();
        if (!found.isEmpty()) {
            throw new ContractFailure(sentence, found);
        }
    }
}

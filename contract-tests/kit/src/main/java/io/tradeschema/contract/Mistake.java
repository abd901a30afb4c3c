package io.tradeschema.contract;

import io.tradeschema.contract.Check.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;

/**
 * The checks that fail for one reason, or a single one that passed: what JUnit shows as one test.
 *
 * @param results in the order of the checks, at least one
 * @param of how many checks the whole contract test has
 */
record Mistake(List<Result> results, int of) {

    private static final int IN_FULL = 3;
    private static final int NAMED = 20;

    /** In the order of their first checks. */
    static List<Mistake> of(List<Result> all) {
        var kinds = new LinkedHashMap<String, List<Result>>();
        for (var result : all) {
            var key = result.kind().isEmpty() ? "passed: " + result.sentence() : result.kind();
            kinds.computeIfAbsent(key, kind -> new ArrayList<>()).add(result);
        }
        return kinds.values().stream()
                .map(results -> new Mistake(List.copyOf(results), all.size()))
                .toList();
    }

    DynamicTest test() {
        return DynamicTest.dynamicTest(name(), this::check);
    }

    private String name() {
        var first = results.get(0).sentence();
        return results.size() == 1 ? first : first + ", and " + (results.size() - 1) + " more of " + of;
    }

    private void check() {
        var findings =
                results.stream().flatMap(result -> result.findings().stream()).toList();
        if (!findings.isEmpty()) {
            throw new ContractFailure(text(), findings);
        }
    }

    /** The first line is what build tools show: they do not print the names of dynamic tests. */
    private String text() {
        var lines = new ArrayList<String>();
        lines.add("not so: " + name() + " [" + results.get(0).kind() + "]");
        results.stream().limit(IN_FULL).forEach(result -> {
            if (results.size() > 1) {
                lines.add(result.sentence() + ":");
            }
            result.findings().forEach(finding -> lines.add(finding.toString()));
        });
        if (results.size() > IN_FULL) {
            lines.add(others());
        }
        return String.join("\n", lines);
    }

    private String others() {
        var left = results.size() - IN_FULL - NAMED;
        var names = results.stream().skip(IN_FULL).limit(NAMED).map(Result::sentence);
        return names.collect(Collectors.joining("; ", "and ", left > 0 ? "; and " + left + " more" : ""));
    }
}

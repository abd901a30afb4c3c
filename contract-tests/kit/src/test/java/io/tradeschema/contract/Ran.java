package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The checks of a contract test after their run: the sentence of each, and its findings, one a line, or nothing. */
record Ran(Map<String, String> failures) {

    static Ran of(List<Check> checks) {
        var failures = new LinkedHashMap<String, String>();
        for (var result : Check.results(checks)) {
            var findings = result.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
            if (failures.put(result.sentence(), findings) != null) {
                throw new AssertionError("two checks are called " + result.sentence());
            }
        }
        return new Ran(failures);
    }

    List<String> names() {
        return List.copyOf(failures.keySet());
    }

    List<String> failed() {
        return failures.entrySet().stream()
                .filter(test -> !test.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    String failure(String name) {
        return failures.getOrDefault(name, "");
    }
}

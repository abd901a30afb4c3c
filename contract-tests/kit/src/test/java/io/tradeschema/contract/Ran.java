package io.tradeschema.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Dynamic tests after their run: the name of each, and what it failed with, or nothing. */
record Ran(Map<String, String> failures) {

    static Ran of(Stream<DynamicTest> tests) {
        var failures = new LinkedHashMap<String, String>();
        tests.forEach(test -> {
            if (failures.put(test.getDisplayName(), failure(test)) != null) {
                throw new AssertionError("two tests are called " + test.getDisplayName());
            }
        });
        return new Ran(failures);
    }

    private static String failure(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "";
        } catch (Throwable e) {
            return String.valueOf(e.getMessage());
        }
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
        return failures.get(name);
    }
}

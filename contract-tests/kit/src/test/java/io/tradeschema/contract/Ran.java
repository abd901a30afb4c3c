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
        } catch (ContractFailure e) {
            return withoutSentence(test.getDisplayName(), e.getMessage());
        } catch (Throwable e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Build tools that do not print the names of dynamic tests print the message: it begins with the name. */
    private static String withoutSentence(String name, String message) {
        var end = message.indexOf('\n');
        var first = message.substring(0, Math.max(0, end));
        if (!first.startsWith("not so: ") || !name.startsWith(first.substring("not so: ".length()))) {
            throw new AssertionError("the message of \"" + name + "\" does not begin with it: " + message);
        }
        return message.substring(end + 1);
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

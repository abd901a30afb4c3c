package io.tradeschema.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What to measure and for how long, as {@code name=value}. */
final class Arguments {

    private static final Set<String> KNOWN =
            Set.of("rounds", "millis", "threads", "corpora", "readers", "lists", "lengths");

    private final Map<String, String> given = new LinkedHashMap<>();

    Arguments(String... args) {
        for (var arg : args) {
            var parts = arg.split("=", 2);
            if (parts.length < 2 || !KNOWN.contains(parts[0])) {
                throw new IllegalArgumentException(arg + ": write one of " + KNOWN + " as name=value");
            }
            given.put(parts[0], parts[1]);
        }
    }

    int rounds() {
        return Integer.parseInt(given.getOrDefault("rounds", "3"));
    }

    int millis() {
        return Integer.parseInt(given.getOrDefault("millis", "1000"));
    }

    /** How many threads read at the same time, all through one reader. */
    int threads() {
        return Integer.parseInt(given.getOrDefault("threads", "1"));
    }

    <E extends Enum<E>> List<E> chosen(String name, Class<E> all) {
        var names = given.get(name);
        return names == null
                ? List.of(all.getEnumConstants())
                : Stream.of(names.split(",", -1))
                        .filter(one -> !one.isEmpty())
                        .map(one -> Enum.valueOf(all, one))
                        .toList();
    }

    /** When, where and how: what every table begins with. */
    String heading() {
        var system = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return "date: %s%njdk: %s, %s%nmachine: %d processors, load %.1f at the start%ncommand: contract-tests/benchmarks/run %s%n"
                        .formatted(
                                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                                System.getProperty("java.runtime.version"),
                                System.getProperty("java.vm.name"),
                                system.getAvailableProcessors(),
                                system.getSystemLoadAverage(),
                                String.join(
                                        " ",
                                        given.entrySet().stream()
                                                .map(Object::toString)
                                                .toList()))
                + "%d rounds, a process for each row and round; medians of the rounds%n".formatted(rounds());
    }
}

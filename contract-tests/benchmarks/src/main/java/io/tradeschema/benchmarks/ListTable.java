package io.tradeschema.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** What a message costs whose contract has a list, by reader; ratios to the tokens and their texts of the same round. */
final class ListTable {

    private final Arguments arguments;
    private final Map<ListReader, List<Measured>> measured = new EnumMap<>(ListReader.class);

    ListTable(Arguments arguments) {
        this.arguments = arguments;
    }

    void run() throws RunnerException {
        for (var round = 0; round < arguments.rounds(); round++) {
            for (var reader : arguments.chosen("lists", ListReader.class)) {
                measured.computeIfAbsent(reader, key -> new ArrayList<>())
                        .add(Measured.of(
                                "ReadingLists.read",
                                Map.of("listReader", reader.name()),
                                arguments.millis(),
                                arguments.threads()));
                System.err.print('.');
            }
        }
        System.err.println();
        print();
    }

    private void print() {
        if (measured.isEmpty()) {
            return;
        }
        System.out.printf("%n%-50s %7s %8s %8s %8s%n", "LISTS", "ratio", "median", "mean", "bytes");
        measured.forEach((reader, rounds) -> System.out.printf(
                Locale.ROOT,
                "%-50s %7.2f %8.0f %8.0f %8.0f%n",
                reader,
                Measured.ratio(rounds, measured.getOrDefault(ListReader.TOKENS_TEXT, rounds), Measured::median),
                Measured.median(rounds, Measured::median),
                Measured.median(rounds, Measured::mean),
                Measured.median(rounds, Measured::bytes)));
    }
}

package io.tradeschema.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs every reader in processes of its own, round by round, so that a busy minute hits all of them, and prints one table:
 * the ratio to tokenisation is taken within each round, and the median of the rounds is printed.
 */
public final class Table {

    private static final Reader BASE = Reader.TOKENS_TEXT;

    private final Arguments arguments;
    private final Map<Reader, List<Measured>> measured = new EnumMap<>(Reader.class);

    private Table(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Prints the table.
     *
     * @param args {@code rounds=3 millis=1000 threads=1 corpora=VARIED readers=TOKENS_TEXT,TRADESCHEMA lists=TRADESCHEMA lengths=BLANKS}, each of
     *     them optional
     */
    public static void main(String[] args) throws RunnerException {
        try {
            run(new Arguments(args));
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(Arguments arguments) throws RunnerException {
        System.out.printf("%s", arguments.heading());
        new Table(arguments).run();
        new ListTable(arguments).run();
        new LengthTable(arguments).run();
    }

    private void run() throws RunnerException {
        for (var corpus : arguments.chosen("corpora", Corpus.class)) {
            measured.clear();
            var holdsEvents = corpus.holdsEvents();
            var readers = arguments.chosen("readers", Reader.class).stream()
                    .filter(reader -> !reader.writes() || holdsEvents)
                    .toList();
            for (var round = 0; round < arguments.rounds(); round++) {
                for (var reader : readers) {
                    measured.computeIfAbsent(reader, key -> new ArrayList<>()).add(measure(corpus, reader));
                    System.err.print('.');
                }
            }
            System.err.println();
            print(corpus);
        }
    }

    private Measured measure(Corpus corpus, Reader reader) throws RunnerException {
        var parameters = Map.of("corpus", corpus.name(), "reader", reader.name());
        var benchmark = reader.writes() ? "Reading.write" : "Reading.read";
        return Measured.of(benchmark, parameters, arguments.millis(), arguments.threads());
    }

    private void print(Corpus corpus) {
        System.out.printf(
                "%n%-50s %-7s %7s %7s %8s %8s %8s %10s %8s%n",
                corpus, "checks", "ratio", "mean/", "median", "mean", "p99.9", "slowest", "bytes");
        measured.forEach((reader, rounds) -> System.out.printf(
                Locale.ROOT,
                "%-50s %-7s %7.2f %7.2f %8.0f %8.0f %8.0f %10.0f %8.0f%n",
                reader,
                reader.checks(),
                ratio(rounds, Measured::median),
                ratio(rounds, Measured::mean),
                Measured.median(rounds, Measured::median),
                Measured.median(rounds, Measured::mean),
                Measured.median(rounds, Measured::thousandth),
                Measured.median(rounds, Measured::slowest),
                Measured.median(rounds, Measured::bytes)));
    }

    private double ratio(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        return Measured.ratio(rounds, measured.getOrDefault(BASE, rounds), figure);
    }
}

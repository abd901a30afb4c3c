package io.tradeschema.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every reader in processes of its own, round by round, so that a busy minute hits all of them, and prints one table:
 * the ratio to tokenisation is taken within each round, and the median of the rounds is printed.
 */
public final class Table {

    private static final String BASE = Reader.TOKENS_TEXT.name();

    private final Arguments arguments;
    private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

    private Table(Arguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Prints the table.
     *
     * @param args {@code rounds=3 seconds=2 corpora=VARIED,STEADY readers=TOKENS,TRADESCHEMA}, each of them optional
     */
    public static void main(String[] args) throws RunnerException {
        new Table(Arguments.of(args)).run();
    }

    private void run() throws RunnerException {
        for (var corpus : arguments.corpora) {
            measured.clear();
            for (var round = 0; round < arguments.rounds; round++) {
                for (var reader : arguments.readers) {
                    measured.computeIfAbsent(reader, key -> new ArrayList<>()).add(measure(corpus, reader));
                    System.err.print('.');
                }
            }
            System.err.println();
            print(corpus);
        }
    }

    private Measured measure(String corpus, String reader) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Reading.class.getName() + (Reader.valueOf(reader).writes() ? ".write" : ".read"))
                .param("corpus", corpus)
                .param("reader", reader)
                .mode(org.openjdk.jmh.annotations.Mode.AverageTime)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(arguments.millis))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(arguments.millis / 2))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        return Measured.of(new Runner(options).run());
    }

    private void print(String corpus) {
        System.out.printf("%n%s%n%-44s %7s %9s %9s%n", corpus, "", "ratio", "ns", "bytes");
        measured.forEach((reader, rounds) -> System.out.printf(
                Locale.ROOT,
                "%-44s %7.2f %9.0f %9.0f%n",
                Reader.valueOf(reader),
                median(ratios(rounds)),
                median(rounds.stream().map(Measured::nanos).toList()),
                median(rounds.stream().map(Measured::bytes).toList())));
    }

    private List<Double> ratios(List<Measured> rounds) {
        var base = measured.getOrDefault(BASE, rounds);
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < rounds.size(); round++) {
            ratios.add(rounds.get(round).nanos() / base.get(round).nanos());
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** What one process measured, per message. */
    private record Measured(double nanos, double bytes) {

        static Measured of(Collection<RunResult> results) {
            var result = results.iterator().next();
            // The median of the iterations: one of them may have met a neighbour's build.
            var nanos = result.getBenchmarkResults().iterator().next().getIterationResults().stream()
                    .map(iteration -> iteration.getPrimaryResult().getScore())
                    .toList();
            var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            return new Measured(median(nanos), allocated == null ? 0 : allocated.getScore());
        }
    }

    /** What to run, and for how long. */
    private record Arguments(int rounds, int millis, List<String> corpora, List<String> readers) {

        static Arguments of(String[] args) {
            var given = Stream.of(args)
                    .map(arg -> arg.split("=", 2))
                    .collect(Collectors.toMap(arg -> arg[0], arg -> arg[1]));
            return new Arguments(
                    Integer.parseInt(given.getOrDefault("rounds", "3")),
                    Integer.parseInt(given.getOrDefault("millis", "1000")),
                    names(given.get("corpora"), Corpus.values()),
                    names(given.get("readers"), Reader.values()));
        }

        private static List<String> names(@org.jspecify.annotations.Nullable String given, Enum<?>[] all) {
            return given == null ? Stream.of(all).map(Enum::name).toList() : List.of(given.split(","));
        }
    }
}

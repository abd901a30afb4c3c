package io.tradeschema.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one process measured, message by message: JMH's sample time, which looks at the clock before and after a message,
 * about 25 ns of every figure. Collector pauses and a neighbour's work are in the last two.
 *
 * @param median nanoseconds, half of the messages took no longer
 * @param mean nanoseconds
 * @param thousandth nanoseconds, one message of a thousand took longer
 * @param slowest nanoseconds, of the slowest one
 * @param bytes allocated per message
 */
record Measured(double median, double mean, double thousandth, double slowest, double bytes) {

    private static final int WARNS_OF_UNSAFE = 24;

    /** Runs a benchmark in a process of its own. */
    static Measured of(String benchmark, Map<String, String> parameters, int millis, int threads)
            throws RunnerException {
        var options = new OptionsBuilder()
                .include("\\." + benchmark + "$")
                .mode(Mode.SampleTime)
                .forks(1)
                .threads(threads)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(millis / 2))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            options.jvmArgsAppend("--sun-misc-unsafe-memory-access=allow"); // JMH's own; the warnings bury the table
        }
        parameters.forEach((name, value) -> options.param(name, value));
        var result = new Runner(options.build()).runSingle();
        var times = result.getPrimaryResult().getStatistics();
        return new Measured(
                times.getPercentile(50),
                times.getMean(),
                times.getPercentile(99.9),
                times.getMax(),
                Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore());
    }

    /** The median of the rounds. */
    static double median(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        return middle(rounds.stream().mapToDouble(figure).sorted().toArray());
    }

    /** The median of the ratios, each taken within its round. */
    static double ratio(List<Measured> rounds, List<Measured> base, ToDoubleFunction<Measured> figure) {
        return middle(IntStream.range(0, rounds.size())
                .mapToDouble(round -> figure.applyAsDouble(rounds.get(round)) / figure.applyAsDouble(base.get(round)))
                .sorted()
                .toArray());
    }

    /** The middle one of sorted figures. */
    static double middle(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}

package io.tradeschema.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What a message costs by its length, up to the limit of bytes and beyond it. The last column is what a byte costs at 16 KiB
 * against what it costs at 4 KiB: above one where the cost grows faster than the length.
 */
final class LengthTable {

    private static final List<Integer> SIZES = List.of(256, 1024, 4096, 16_384, 65_536);

    private final Arguments arguments;
    private final Map<Length, List<List<Measured>>> measured = new EnumMap<>(Length.class);

    LengthTable(Arguments arguments) {
        this.arguments = arguments;
    }

    void run() throws RunnerException {
        for (var round = 0; round < arguments.rounds(); round++) {
            for (var length : arguments.chosen("lengths", Length.class)) {
                var rows = measured.computeIfAbsent(length, key -> new ArrayList<>());
                for (var size = 0; size < SIZES.size(); size++) {
                    if (rows.size() <= size) {
                        rows.add(new ArrayList<>());
                    }
                    rows.get(size).add(measure(length, SIZES.get(size)));
                    System.err.print('.');
                }
            }
        }
        System.err.println();
        print();
    }

    private Measured measure(Length length, int bytes) throws RunnerException {
        var parameters = Map.of("length", length.name(), "bytes", String.valueOf(bytes));
        return Measured.of("Lengthening.read", parameters, arguments.millis() / 2, 1);
    }

    private void print() {
        if (measured.isEmpty()) {
            return;
        }
        System.out.printf("%n%-20s", "MEDIAN BY LENGTH, ns");
        SIZES.forEach(size -> System.out.printf("%10d", size));
        System.out.printf("%10s%n", "growth");
        measured.forEach((length, rows) -> {
            var medians = rows.stream()
                    .map(rounds -> Measured.median(rounds, Measured::median))
                    .toList();
            System.out.printf("%-20s", length);
            medians.forEach(median -> System.out.printf(Locale.ROOT, "%10.0f", median));
            System.out.printf(Locale.ROOT, "%10.2f%n", ofByte(medians, 3) / ofByte(medians, 2));
        });
    }

    private static double ofByte(List<Double> medians, int size) {
        return medians.get(size) / SIZES.get(size);
    }
}

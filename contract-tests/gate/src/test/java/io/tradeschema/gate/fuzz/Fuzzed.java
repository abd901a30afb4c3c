package io.tradeschema.gate.fuzz;

import java.util.Arrays;

/** What the fuzzer calls; {@code contract-tests/fuzz/run} starts it with the name of a target. */
public final class Fuzzed {

    private static final String NAME = System.getProperty("fuzz.target", "");
    private static final FuzzTarget TARGET = Arrays.stream(FuzzTarget.values())
            .filter(target -> target.toString().equals(NAME))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                    "no target is named \"" + NAME + "\"; there are " + Arrays.toString(FuzzTarget.values())));

    private Fuzzed() {}

    /** Feeds the target once. */
    public static void fuzzerTestOneInput(byte[] data) {
        TARGET.feed(data);
    }
}

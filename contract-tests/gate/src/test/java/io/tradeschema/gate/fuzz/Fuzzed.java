package io.tradeschema.gate.fuzz;

import java.io.IOException;
import java.nio.file.Files;
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

    /** Loads everything that the saved inputs need, which takes longer than any of them may. */
    public static void fuzzerInitialize() throws IOException {
        for (var input : TARGET.saved()) {
            TARGET.feed(Files.readAllBytes(input));
        }
    }

    /** Feeds the target once. */
    public static void fuzzerTestOneInput(byte[] data) {
        TARGET.feed(data);
    }
}

package io.tradeschema.gate.rules;

import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what makes a run red: the same for messages and for source. */
public final class FailingOptions {

    @Option(names = "--warnings-fail", description = "Exit with 1 for warnings too.")
    private boolean warnings;

    @Option(
            names = "--fail-on",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "Exit with 1 for: error (as without it), warning, none, or rules by their ids, which fail beside"
                            + " errors; \"none,RULE\" is for that rule alone. What could not be checked is 2 in any case.")
    private List<String> named = List.of();

    /** For the command line. */
    public FailingOptions() {}

    /** What was asked for. */
    public Failing failing() {
        return Failing.on(named, warnings);
    }
}

package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.NotCheckedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One id, and the same again by whoever has seen what would be done. */
final class Confirmed {

    @Parameters(paramLabel = "ID", description = "Its id in the quarantine, as list tells it.")
    private String place = "";

    @Option(
            names = "--confirm",
            paramLabel = "ID",
            description = "The same id again: do it. Without it, only say what would be done.")
    private @Nullable String confirmed;

    String place() {
        return place;
    }

    /**
     * Whether it is to be done.
     *
     * @throws NotCheckedException when another one was confirmed
     */
    boolean isConfirmed() {
        if (confirmed != null && !confirmed.equals(place)) {
            throw new NotCheckedException("--confirm names " + confirmed + " and not " + place + ": nothing was done");
        }
        return confirmed != null;
    }

    /** What is said instead of doing it. */
    int advised(Printed out) {
        out.say("nothing was done; to do it, add --confirm " + place);
        return ExitCode.CLEAN;
    }
}

package io.tradeschema.gate;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Placeholder: it only knows how to print its help. */
@Command(
        name = "tradeschema",
        mixinStandardHelpOptions = true,
        version = "0.1.0-SNAPSHOT",
        description = "Holds messages, schemas and sources to the contract.")
public final class Main implements Runnable {
    private Main() {}

    /** Runs one command and exits. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}

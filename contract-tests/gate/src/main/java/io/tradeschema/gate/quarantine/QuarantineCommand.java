package io.tradeschema.gate.quarantine;

import picocli.CommandLine.Command;

/** {@code tradeschema quarantine}: what consumers put aside, on a live server. */
@Command(
        name = "quarantine",
        header = "Show, mend and bring back what consumers put aside.",
        description = {
            "Consumers put aside what they refuse, each with its findings. What is written, is",
            "written for one id at a time, and only when the id is given a second time.",
        },
        subcommands = {ListCommand.class, ShowCommand.class, MendCommand.class, ReplayCommand.class},
        footer = {
            "  tradeschema quarantine list --redis redis://localhost:6379",
            "  tradeschema quarantine show 1769-0 --redis redis://localhost:6379",
        })
public final class QuarantineCommand {

    /** For the command line. */
    public QuarantineCommand() {}
}

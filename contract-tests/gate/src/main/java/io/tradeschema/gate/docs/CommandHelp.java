package io.tradeschema.gate.docs;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help of every command as Markdown: a chapter each, those of a command after it. */
final class CommandHelp {

    private CommandHelp() {}

    /** The help of the whole, then of every command below it, as {@code COMMAND --help} prints it without colours. */
    static String of(CommandLine commandLine) {
        return chapter(commandLine) + below(commandLine);
    }

    private static String below(CommandLine commandLine) {
        return commandLine.getSubcommands().values().stream()
                .map(CommandHelp::of)
                .collect(Collectors.joining());
    }

    private static String chapter(CommandLine command) {
        var help = command.getUsageMessage(Ansi.OFF).strip();
        return "## " + command.getCommandSpec().qualifiedName() + "\n\n```text\n" + help + "\n```\n\n";
    }
}

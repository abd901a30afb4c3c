package io.tradeschema.gate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/**
 * The help pages of all commands, by one hand: what the command does, usage, arguments, options, exit codes, examples. A
 * command gives its header, its description, and as footer nothing but the lines of its examples.
 */
public final class HelpPage {

    private static final int WIDTH = 80;

    private HelpPage() {}

    /** Lays out the page of this command and of those below it. */
    public static void layOut(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        var page = command.getCommandSpec().usageMessage();
        page.width(WIDTH)
                .synopsisHeading("%nUsage: ")
                .descriptionHeading(page.description().length == 0 ? "" : "%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(page.exitCodeList().isEmpty() ? exitCodes() : page.exitCodeList())
                .footerHeading("%nExamples:%n");
        command.getSubcommands().values().forEach(HelpPage::layOut);
    }

    private static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        codes.put(Integer.toString(ExitCode.CLEAN), "no errors");
        codes.put(Integer.toString(ExitCode.FINDINGS), "errors");
        codes.put(Integer.toString(ExitCode.NOT_CHECKED), "something could not be checked, or not be written");
        codes.put(Integer.toString(ExitCode.INTERNAL), "internal error");
        return codes;
    }
}

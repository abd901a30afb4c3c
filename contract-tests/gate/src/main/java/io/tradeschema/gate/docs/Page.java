package io.tradeschema.gate.docs;

import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.rules.Rules;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Rule;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * A written page with derived parts: between {@code <!-- fields EVENT -->}, {@code <!-- rules -->} or {@code <!-- commands
 * -->} and {@code <!-- end -->} stands what the model, the rules and the command line say.
 */
final class Page {

    private static final Pattern PART = Pattern.compile(
            "(<!-- (fields|rules|commands)(?: ([a-z0-9._@-]+))? -->\n)(.*?)(?<=\n)(<!-- end -->)(?=\\R|$)",
            Pattern.DOTALL);

    private Page() {}

    /** Whether the page has a derived part. */
    static boolean isDerived(String text) {
        return PART.matcher(text).find();
    }

    /** The page with every derived part made anew. */
    static String renewed(String text, Contracts events, CommandLine commandLine) {
        return PART.matcher(text).replaceAll(part -> {
            var content = switch (part.group(2)) {
                case "rules" -> rules();
                case "commands" -> CommandHelp.of(commandLine);
                default -> FieldTable.of(EventChoice.of(part.group(3), events));
            };
            return java.util.regex.Matcher.quoteReplacement(part.group(1) + "\n" + content + "\n" + part.group(5));
        });
    }

    private static String rules() {
        var text = new StringBuilder("| rule | | what it demands | why |\n|---|---|---|---|\n");
        Rules.all().forEach(rule -> text.append(row(rule)));
        return text.toString();
    }

    private static String row(Rule rule) {
        return "| `" + rule.name() + "` | " + rule.severity().name().toLowerCase(Locale.ROOT) + " | "
                + cell(rule.demand()) + " | " + cell(rule.reason()) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

package io.tradeschema.gate.rules;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.model.Rule;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists every rule that a finding can name. */
@Command(
        name = "rules",
        header = "List every rule: its id, its severity, what it demands.",
        description = "tradeschema explain RULE says why, and how to put it right.",
        footer = {"  tradeschema rules", "  tradeschema explain RETIRED_FIELD"})
public final class RulesCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var width = Rules.all().stream()
                .mapToInt(rule -> rule.name().length())
                .max()
                .orElse(1);
        Rules.all().forEach(rule -> out.println(line(rule, width)));
        out.flush();
        return ExitCode.CLEAN;
    }

    private static String line(Rule rule, int width) {
        return String.format("%-" + width + "s  %-7s  %s", rule.name(), severity(rule), rule.demand());
    }

    static String severity(Rule rule) {
        return rule.severity().name().toLowerCase(java.util.Locale.ROOT);
    }
}

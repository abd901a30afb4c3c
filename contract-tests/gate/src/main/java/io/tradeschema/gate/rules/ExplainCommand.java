package io.tradeschema.gate.rules;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Rule;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a rule. */
@Command(
        name = "explain",
        header = "Explain a rule: what it demands, why, how to put it right, an example.",
        description = "Without a rule, lists them all.",
        footer = {"  tradeschema explain RETIRED_FIELD"})
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "RULE",
            description = "The id at the end of a finding, such as RETIRED_FIELD.")
    private @Nullable String rule;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (rule == null) {
            Rules.all().forEach(each -> out.println(each.name() + "  " + each.demand()));
        } else {
            out.println(text(find(rule)));
        }
        out.flush();
        return ExitCode.CLEAN;
    }

    private static Rule find(String id) {
        return Rules.named(id)
                .orElseThrow(() -> new NotCheckedException("no rule is named " + Excerpt.quoted(id)
                        + "; "
                        + Rules.nearest(id).map(Advice::didYouMean).orElse("tradeschema explain lists them all")));
    }

    private static String text(Rule rule) {
        return rule.name() + " (" + rule.severity().name().toLowerCase(Locale.ROOT) + ")\n"
                + "  what     " + rule.demand() + "\n"
                + "  why      " + rule.reason() + "\n"
                + "  fix      " + rule.remedy() + "\n"
                + "  example  " + rule.example();
    }
}

package io.tradeschema.gate.watch;

import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Expectations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what is expected as alerts of Prometheus. */
@Command(
        name = "alerts",
        header = "Write what is expected as Prometheus rules, their tests, and a dashboard.",
        description = {
            "The rules are over the metrics of tradeschema watch --http. promtool proves them:",
            "promtool test rules DIR/tradeschema-rules-test.yml",
        },
        footer = {
            "  tradeschema alerts --out prometheus",
            "  tradeschema alerts --bus tradeschema.yaml --out prometheus"
        })
public final class AlertsCommand implements Callable<Integer> {

    private static final String RULES = "tradeschema-rules.yml";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write the three files.")
    private Path out = Path.of(".");

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "The bus file; tradeschema.yaml, where it is there, by default.")
    private @Nullable Path bus;

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public AlertsCommand() {}

    @Override
    public Integer call() throws IOException {
        var printed = Objects.requireNonNull(spec).commandLine().getOut();
        var deployment = Deployment.chosen(bus, KnownEvents.all());
        var rules = AlertRules.of(deployment.expectations(), deployment.known());
        checkNames(rules);
        Files.createDirectories(out);
        write(RULES, AlertFiles.rules(rules));
        write("tradeschema-rules-test.yml", AlertFiles.cases(rules, RULES));
        write(
                "tradeschema-dashboard.json",
                Dashboard.text(AlertRules.bounds(deployment.expectations(), deployment.known())));
        printed.println(rules.size() + " rules and their tests in " + out + "; prove them: promtool test rules "
                + out.resolve("tradeschema-rules-test.yml"));
        printed.println(
                "Scrape and evaluate at least every " + AlertRules.SECONDS + " s, or alarms come later than said.");
        printed.flush();
        return ExitCode.CLEAN;
    }

    /** An alert of that name says one thing, and its page another. */
    private static void checkNames(List<AlertRules.Rule> rules) {
        var expectations = new LinkedHashMap<String, String>();
        for (var rule : rules) {
            var of = rule.expectation().orElse(Expectations.OF_THE_WATCH);
            var other = expectations.put(rule.alert(), of);
            if (other != null) {
                throw new NotCheckedException("the alerts of " + other + " and of " + of + " would both be called "
                        + rule.alert() + "; give one expectation another name");
            }
        }
    }

    private void write(String name, String text) throws IOException {
        WholeFile.write(out.resolve(name), text);
    }
}

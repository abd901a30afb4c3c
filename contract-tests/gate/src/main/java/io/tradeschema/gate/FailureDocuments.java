package io.tradeschema.gate;

import io.tradeschema.gate.cli.Failure;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** What a run that broke off leaves in the forms that were asked for: programs that read them wait for a document. */
final class FailureDocuments {

    private final ParseResult command;
    private final Report report;

    /**
     * The documents of a run.
     *
     * @param parsed the command line, as far as it was understood
     * @param failure what was said of the run
     */
    FailureDocuments(ParseResult parsed, Failure failure) {
        this.command = last(parsed);
        this.report = new Report(command.commandSpec().qualifiedName(), findings(failure), List.of());
    }

    private static List<Finding> findings(Failure failure) {
        return failure.findings().isEmpty()
                ? List.of(Finding.of(
                        GateRule.PART_NOT_CHECKED,
                        "the run",
                        Where.file("", 0, 0),
                        String.join("; ", failure.lines()),
                        "right it, and run the command again"))
                : failure.findings();
    }

    private static ParseResult last(ParseResult parsed) {
        return parsed.hasSubcommand() ? last(parsed.subcommand()) : parsed;
    }

    /** Writes what {@code --report} names, and to the output what {@code --format} asks for. */
    void write(PrintWriter out) throws IOException {
        if (value("--report").orElse(Map.of()) instanceof Map<?, ?> files) {
            for (var file : files.entrySet()) {
                if (file.getKey() instanceof ReportFormat form && file.getValue() instanceof Path path) {
                    WholeFile.write(path, form.text(report));
                }
            }
        }
        var form = value("--format").flatMap(ReportFormat::asked).filter(asked -> asked != ReportFormat.TEXT);
        if (form.isPresent()) {
            form.get().write(report, out);
        }
    }

    private Optional<Object> value(String option) {
        return Optional.ofNullable(command.matchedOption(option)).map(found -> found.getValue());
    }
}

package io.tradeschema.spark;

import io.tradeschema.gate.cli.Failure;
import io.tradeschema.gate.report.ReportFormat;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema validate} for archives that one machine takes too long for; the program that is submitted. */
@Command(
        name = "contract-tests/spark/run",
        mixinStandardHelpOptions = true,
        description = {
            "Holds archives against the contract on Spark.",
            "Reads JSON Lines, plain or packed by gzip or zstd, and Parquet. Writes the findings as rows, prints the summary.",
            "Exit code as of tradeschema validate: 0 clean, 1 errors, 2 not everything was checked.",
        })
public final class ValidateOnSpark implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "ARCHIVE", description = "Files or folders, with or without a scheme.")
    private List<String> archives = List.of();

    @Option(
            names = "--event",
            paramLabel = "NAME[@VERSION]",
            defaultValue = "",
            description = "The event of bare payloads; messages of other events are left out.")
    private String event = "";

    @Option(
            names = "--column",
            paramLabel = "NAME",
            defaultValue = "payload",
            description = "The column of a table that holds the messages (default: ${DEFAULT-VALUE}).")
    private String column = "payload";

    @Option(names = "--event-column", paramLabel = "NAME", description = "The column that names a payload's event.")
    private @Nullable String eventColumn;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the findings go; it must not be there yet.")
    private @Nullable String out;

    @Option(
            names = "--out-format",
            paramLabel = "FORM",
            defaultValue = "json",
            description =
                    "${COMPLETION-CANDIDATES}; text is the lines that validate prints (default: ${DEFAULT-VALUE}).")
    private Form form = Form.json;

    /** What Spark calls the forms in which it writes. */
    private enum Form {
        json,
        parquet,
        text
    }

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line. */
    public ValidateOnSpark() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ValidateOnSpark())
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    var failure = Failure.of(problem);
                    failure.lines().forEach(command.getErr()::println);
                    return failure.exitCode();
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Judges.of(event);
        try (var spark = SparkSession.builder().appName("tradeschema validate").getOrCreate()) {
            var columns = new ArchiveFiles.MessageColumns(column, Optional.ofNullable(eventColumn));
            var judged = JudgedArchive.of(ArchiveFiles.read(spark, archives, columns), event)
                    .kept();
            write(judged);
            return summary(judged);
        }
    }

    private void write(JudgedArchive judged) {
        if (out != null) {
            var findings = form == Form.text ? judged.findings().select(Columns.TEXT) : judged.findings();
            findings.write().format(form.name()).save(out);
        }
    }

    private int summary(JudgedArchive judged) throws IOException {
        var command = Objects.requireNonNull(spec).commandLine();
        var summary = Summary.of(judged);
        summary.unread().forEach(command.getErr()::println);
        ReportFormat.TEXT.stream("tradeschema validate on Spark " + String.join(" ", archives), command.getOut())
                .end(summary.sections(), summary.verdict());
        return summary.exitCode();
    }
}

package io.tradeschema.gate.check;

import io.tradeschema.gate.baseline.Baseline;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.report.LinkBase;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.rules.Failing;
import io.tradeschema.gate.rules.FailingOptions;
import io.tradeschema.json.WholeFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that all commands of the gate share. */
final class GateOptions {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--report",
            paramLabel = "FORM=FILE",
            description = "Write the report into this file as well, in this form; may be given several times.")
    private Map<ReportFormat, Path> files = Map.of();

    @Option(names = "--baseline", paramLabel = "FILE", description = "The findings known so far; only new ones fail.")
    private @Nullable Path baseline;

    @Option(names = "--update-baseline", description = "Take all findings of this run as known.")
    private boolean update;

    @Option(
            names = "--link-base",
            paramLabel = "URL",
            description = "Where the repository's files are read, for the links of the HTML page.",
            converter = LinkBaseOption.class)
    private @Nullable LinkBase links;

    @Option(
            names = "--fixes",
            description =
                    "Put into SARIF, and as in any case into the page, what mends each finding, as tradeschema fix proves it; the source is scanned again.")
    private boolean fixes;

    @Mixin
    private FailingOptions failing = new FailingOptions();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The baseline that the command line names, or else the one that the bus file names; one that is named is there. */
    Optional<Path> baseline(Optional<Path> ofBusFile) {
        var file = Optional.ofNullable(baseline).or(() -> ofBusFile);
        return update ? file : Baseline.there(file);
    }

    /** What makes the run red. */
    Failing failing() {
        return failing.failing();
    }

    /** Whether the report has what mends its findings; a page always has. */
    boolean fixes() {
        return fixes || format == ReportFormat.HTML || files.containsKey(ReportFormat.HTML);
    }

    /** Writes the report, or the baseline where that was asked for, and gives the exit code. */
    int finish(Gate.Outcome outcome, Optional<Path> known) throws IOException {
        if (update && known.isEmpty()) {
            throw new NotCheckedException(
                    "--update-baseline needs a file: give --baseline FILE, or \"baseline\" in tradeschema.yaml");
        }
        if (update && known.isPresent() && outcome.whole()) {
            Baseline.write(known.get(), outcome.all());
            out().println(outcome.all().size() + " findings are known now, in " + known.get());
            return 0;
        }
        var report = links == null ? outcome.report() : outcome.report().linked(links);
        for (var file : files.entrySet()) {
            write(report, file.getKey(), file.getValue());
        }
        format.write(report, out());
        return outcome.exitCode();
    }

    private void write(Report report, ReportFormat form, Path file) throws IOException {
        WholeFile.write(file, form.text(out() instanceof RedactedWriter ? report.redacted() : report));
    }

    /** Takes the address, or says why it is none. */
    static final class LinkBaseOption implements ITypeConverter<LinkBase> {
        @Override
        public LinkBase convert(String address) {
            try {
                return new LinkBase(address);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}

package io.tradeschema.gate.bindings;

import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.json.WholeFile;
import io.tradeschema.model.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the contract as a package of another language, or holds a vendored copy against the model. */
@Command(
        name = "bindings",
        header = "Write the contract as a package for Python or TypeScript, or check a copy.",
        description = "Classes that refuse every unknown name and say the right one, the reader and writer of messages"
                + " and entries, and the JSON Schemas; no dependency at run time.",
        footer = {
            "  tradeschema bindings python --out vendor",
            "  tradeschema bindings typescript --out vendor/tradeschema",
            "  tradeschema bindings python --check vendor",
            "  tradeschema bindings python --pack dist && pip install dist/tradeschema-*.whl",
            "  tradeschema --events ours.jar bindings python --out vendor",
        })
public final class BindingsCommand implements Callable<Integer> {

    @Parameters(arity = "1", paramLabel = "LANGUAGE", description = "python or typescript.")
    private BindingLanguage language = BindingLanguage.PYTHON;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Task task = new Task();

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "Only this event; may be given several times. Without it, every event that is known.")
    private List<String> names = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "text",
            description = "How --check prints: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ReportFormat format = ReportFormat.TEXT;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line. */
    public BindingsCommand() {}

    private static final class Task {
        @Option(names = "--out", paramLabel = "DIR", description = "Write the package into this folder.")
        private @Nullable Path out;

        @Option(
                names = "--pack",
                paramLabel = "DIR",
                description = "Write the package into this folder as one file, for pip or npm to install.")
        private @Nullable Path pack;

        @Option(names = "--check", paramLabel = "DIR", description = "Say where this folder differs from the model.")
        private @Nullable Path check;
    }

    @Override
    public Integer call() throws IOException {
        var files = language.files(ContractModel.of(types()));
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        if (task.check != null) {
            var findings = new BindingFolder(task.check).check(files);
            format.write(new Report("tradeschema bindings --check " + task.check, findings, List.of()), out);
            return findings.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
        }
        out.println(write(files));
        out.flush();
        return ExitCode.CLEAN;
    }

    /** Writes the package, and says what was written. */
    private String write(SortedMap<String, byte[]> files) throws IOException {
        if (task.pack != null) {
            var file = task.pack.resolve(language.archiveName());
            Files.createDirectories(task.pack);
            WholeFile.write(file, language.archive(files));
            return "wrote " + file;
        }
        var folder = Objects.requireNonNull(task.out);
        new BindingFolder(folder).write(files);
        return "wrote " + files.size() + " files for " + language.name().toLowerCase(Locale.ROOT) + " to " + folder;
    }

    private Collection<? extends Contract<?>> types() {
        var events = KnownEvents.all();
        for (var name : names) {
            if (name.contains("@")) {
                throw new NotCheckedException(
                        "bindings are made of the newest version: name the event without its version, not " + name);
            }
        }
        return names.isEmpty()
                ? events.all()
                : names.stream()
                        .<Contract<?>>map(name -> EventChoice.of(name, events))
                        .toList();
    }
}

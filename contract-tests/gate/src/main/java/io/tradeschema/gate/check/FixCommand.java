package io.tradeschema.gate.check;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.fix.Fixes;
import io.tradeschema.gate.fix.Suggestions;
import io.tradeschema.gate.fix.Written;
import io.tradeschema.gate.report.Outline;
import io.tradeschema.gate.report.RedactedWriter;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.rules.Failing;
import io.tradeschema.model.Excerpt;
import io.tradeschema.scan.fix.Remedy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema fix}: findings that mend themselves. */
@Command(
        name = "fix",
        header = "Print or write the patches that mend findings of the source.",
        description =
                "Retired and misspelt names, a wrong key of the envelope, a time without its zone. Each patch is scanned before it is offered: its finding is gone, and no other one is there.",
        footer = {
            "  tradeschema fix services | git apply",
            "  tradeschema fix --write",
            "  tradeschema fix services --github > review.json",
        })
public final class FixCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders or files to mend; without one, what the bus file names.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The bus file; with a PATH, the same as --bus (default: " + BusFile.USUAL
                    + " where no PATH is given).")
    private @Nullable Path file;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Option(names = "--unsafe", description = "Offer what guesses something, too; each guess is marked.")
    private boolean risky;

    @ArgGroup
    private Form form = new Form();

    @Spec
    private @Nullable CommandSpec spec;

    /** What becomes of the patches; one of these. */
    private static final class Form {
        @Option(names = "--diff", description = "Print one unified diff, for git apply; the default.")
        private boolean diff;

        @Option(names = "--write", description = "Change the files: all of them, or none.")
        private boolean write;

        @Option(
                names = "--github",
                description = "Print a review of a pull request with suggestions, for GitHub's API.")
        private boolean github;

        @Option(names = "--sarif", description = "Print the findings that have a patch as SARIF, with their fixes.")
        private boolean sarif;
    }

    /** For the command line. */
    public FixCommand() {}

    @Override
    public Integer call() throws IOException {
        if (out() instanceof RedactedWriter) {
            throw new NotCheckedException("a patch shows source as it is; leave --redact out");
        }
        var fixes = fixes();
        tell(fixes);
        if (form.write) {
            return written(fixes);
        }
        if (form.github) {
            Suggestions.write(fixes, out());
        } else if (form.sarif) {
            var findings = fixes.offered().stream().map(Remedy::finding).toList();
            ReportFormat.SARIF.write(
                    new Report("tradeschema fix", findings, List.of(), Outline.NONE, fixes.mends()), out());
        } else {
            guesses(fixes);
            out().print(fixes.diff());
            out().flush();
        }
        return ExitCode.CLEAN;
    }

    /** What stands before the first file of a diff is for people: programs pass over it. */
    private void guesses(Fixes fixes) {
        fixes.offered().stream()
                .filter(remedy -> !remedy.isSafe())
                .forEach(remedy -> out().print("# A guess: "
                        + Excerpt.printable(remedy.finding().where().place()) + ": " + remedy.risk() + "\n"));
    }

    private Fixes fixes() throws IOException {
        var by = source.by(file);
        return paths.isEmpty()
                ? ofBusFile(by.busFile())
                : by.gate(paths, Optional.empty()).fixes(risky);
    }

    private Fixes ofBusFile(Path busFile) throws IOException {
        if (!Files.exists(busFile)) {
            throw new NotCheckedException("there is no " + busFile + "; name the folders to mend, or give --file");
        }
        return WholeGate.knowing(Optional.empty(), busFile, Optional.empty(), Failing.ON_ERRORS)
                .fixes(risky);
    }

    private int written(Fixes fixes) throws IOException {
        var refused = Written.write(fixes);
        refused.forEach(why -> err().println("tradeschema: " + why + "; nothing was written"));
        err().flush();
        return refused.isEmpty() ? ExitCode.CLEAN : ExitCode.NOT_CHECKED;
    }

    /** What is offered and what is not goes to the error stream, so that the diff alone is on the other one. */
    private void tell(Fixes fixes) {
        var err = err();
        for (var remedy : fixes.left()) {
            err.println("no patch: " + place(remedy)
                    + (remedy.isProposed() ? remedy.risk() + "; --unsafe offers it" : remedy.lack()));
        }
        err.println("tradeschema fix: " + summary(fixes));
        if (!fixes.offered().isEmpty()) {
            fixes.tree()
                    .withoutRepository()
                    .forEach(
                            path -> err.println(
                                    "tradeschema fix: " + Excerpt.printable(shown(path))
                                            + " lies in no git repository; code outside of it, which may use what changes, was not looked at"));
        }
        err.flush();
    }

    private String summary(Fixes fixes) {
        var patched = fixes.offered().size();
        var all = patched + fixes.left().size();
        if (all == 0) {
            return "nothing to mend: no finding is of a kind that has patches; what else is wrong, \"tradeschema scan\" says";
        }
        return patched + " of " + counted(all, "finding") + " of kinds that have patches "
                + (patched == 1 ? "has one" : "have one") + ", in " + counted(fixes.files(), "file")
                + (patched == 0 || form.write || form.github || form.sarif
                        ? ""
                        : "; nothing is written yet, --write does");
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The path as it was given; the folder where one is, whose path may be empty, by a name that can be read. */
    private static String shown(Path path) {
        return path.toString().isEmpty() ? "." : path.toString();
    }

    private static String place(Remedy remedy) {
        return Excerpt.printable(remedy.finding().where().place()) + ": "
                + remedy.finding().rule().name() + ": ";
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }
}

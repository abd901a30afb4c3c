package io.tradeschema.gate.scan;

import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema scan}: reads a source tree and holds what it writes and reads against the contract. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "Finds what the services of a source tree write and read on the bus, and where that diverges from the contract.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing found", "1:findings", "2:could not check", "3:internal error"})
public final class ScanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "folders or files to scan")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--format", description = "text, json, github, junit, sarif, markdown or html", defaultValue = "text")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = "--ignore", paramLabel = "GLOB", description = "leave out paths that match, such as **/legacy/**")
    private List<String> ignored = new ArrayList<>();

    @Option(names = "--tests", description = "look at test files too")
    private boolean tests;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = spec == null ? new PrintWriter(System.out, true) : spec.commandLine().getOut();
        var tree = SourceTree.of(paths, ignored, tests);
        var result = Scan.of(tree, Contract.inForce(), Topology.NONE);
        var title = "tradeschema scan " + String.join(" ", paths.stream().map(Path::toString).toList());
        var notChecked = notChecked(result);
        var findings = new ArrayList<>(result.findings());
        notChecked.forEach(reason -> findings.add(Finding.of(
                ScanRule.NOT_CHECKED, "scan", Where.file("", 0, 0), reason, "give it the folder that holds the services")));
        format.write(new Report(title, findings, Inventory.sections(result.facts(), Contract.inForce())), out);
        return !notChecked.isEmpty() ? 2 : findings.isEmpty() ? 0 : 1;
    }

    private static List<String> notChecked(Scan.Result result) {
        var facts = result.facts();
        if (facts.files() == 0) {
            return List.of("no source file was found");
        }
        if (facts.writes().isEmpty() && facts.readers().isEmpty() && facts.findings().isEmpty()) {
            return List.of("none of " + facts.files() + " files has a place on the bus that could be resolved");
        }
        return List.of();
    }

    /** So that {@code --format json} works as well as {@code --format JSON}. */
    static ReportFormat format(String name) {
        return ReportFormat.valueOf(name.toUpperCase(Locale.ROOT));
    }
}

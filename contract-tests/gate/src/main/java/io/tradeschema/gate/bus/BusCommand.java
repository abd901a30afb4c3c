package io.tradeschema.gate.bus;

import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.SourceFolders;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Contracts;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema bus}: draws who writes and who reads which stream. */
@Command(
        name = "bus",
        header = "Draw the bus as the source tells it.",
        description = "A table, a Mermaid flowchart, or an AsyncAPI 3.0 document.",
        footer = {"  tradeschema bus services", "  tradeschema bus services --format asyncapi > asyncapi.json"})
public final class BusCommand implements Callable<Integer> {

    /** The forms of the drawing. */
    public enum Form {
        /** A table. */
        text,
        /** A Mermaid flowchart. */
        mermaid,
        /** An AsyncAPI 3.0 document, as JSON. */
        asyncapi
    }

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders to scan (default: ${DEFAULT-VALUE}).",
            defaultValue = ".")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to draw: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Form form = Form.text;

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public BusCommand() {}

    @Override
    public Integer call() throws IOException {
        var commandLine = Objects.requireNonNull(spec).commandLine();
        var out = commandLine.getOut();
        var roots = paths.stream().map(Path::normalize).toList();
        var contract = KnownEvents.all();
        var tree = SourceFolders.tree(roots, List.of(), false);
        var facts = Scan.of(tree, contract, Topology.NONE).facts();
        var bus = BusMap.of(facts, new Services(roots, Map.of()));
        SourceFolders.needSource(facts.files(), roots);
        if (bus.streams().isEmpty()) {
            throw new NotCheckedException(
                    "none of " + facts.files() + " files writes or reads a stream that could be told");
        }
        switch (form) {
            case text ->
                ReportFormat.TEXT.write(new Report("tradeschema bus", List.of(), List.of(table(bus, contract))), out);
            case mermaid -> out.print(new BusPicture(bus).mermaid());
            case asyncapi -> new AsyncApi(bus, facts, contract).write(out);
        }
        out.flush();
        return SourceFolders.told(tree, commandLine.getErr());
    }

    private static Section table(BusMap bus, Contracts contract) {
        var rows = bus.streams().stream()
                .map(stream -> List.of(
                        stream,
                        contract.on(stream).map(ContractTerms::subject).orElse("none"),
                        String.join(", ", bus.writers().getOrDefault(stream, Set.of())),
                        String.join(", ", bus.readers().getOrDefault(stream, Set.of()))))
                .toList();
        return new Section.Table("bus", "The bus", List.of("stream", "contract", "written by", "read by"), rows);
    }
}

package io.tradeschema.gate.removal;

import io.tradeschema.gate.bus.Services;
import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.busfile.BusFileException;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.SourceFolders;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema can-i-remove}: says whether a field may go, who reads it, and whom nobody can tell about. */
@Command(
        name = "can-i-remove",
        header = "Say whether a field may be taken out of a contract, and who reads it.",
        description =
                "From what readers declare, what their source reads and what they were seen to read; a reader that cannot be followed is named.",
        exitCodeList = {
            "0:yes: every reader was followed, and none reads it",
            "1:no: somebody reads it",
            "2:cannot be told, or there is no such field",
            "3:internal error"
        },
        footer = {
            "  tradeschema can-i-remove trade.intent.stop_loss services",
            "  tradeschema can-i-remove trade.intent.model --observed reads.jsonl",
        })
public final class CanIRemoveCommand implements Callable<Integer> {

    /** The forms of the answer. */
    public enum Form {
        /** For people. */
        text,
        /** For programs. */
        json
    }

    @Parameters(
            index = "0",
            paramLabel = "EVENT.FIELD",
            description =
                    "The field; EVENT.OBJECT.FIELD for one inside of an object, EVENT.LIST[].FIELD inside of a list.")
    private String field = "";

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders with the readers (default: the paths of the bus file, else this folder).")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--bus",
            paramLabel = "FILE",
            description = "The bus file (default: tradeschema.yaml, where there is one).")
    private @Nullable Path bus;

    @Option(
            names = "--observed",
            paramLabel = "FILE",
            description = "Lines that running readers noted; - for standard input. May be given several times.")
    private List<String> observed = new ArrayList<>();

    @Option(names = "--ignore", paramLabel = "GLOB", description = "Leave out paths that match, such as **/legacy/**.")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORM",
            description = "How to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Form form = Form.text;

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public CanIRemoveCommand() {}

    /** What the bus file says, and the contracts with it. */
    private record Deployed(
            BusFile file, String name, Path base, Contracts contracts, List<Expectation> expectations) {}

    @Override
    public Integer call() throws IOException {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var deployed = deployed();
        var asked = Asked.of(field, deployed.contracts());
        var roots = roots(deployed);
        var globs = new ArrayList<>(ignored);
        globs.addAll(deployed.file().ignore());
        var tree = SourceFolders.tree(roots, globs, deployed.file().tests());
        var result = Scan.of(
                tree,
                deployed.contracts(),
                Topology.NONE,
                deployed.file().surroundings().with(deployed.file().topicNames()));
        SourceFolders.needSource(
                result.facts().files()
                        + Scan.programsNaming(tree, List.of(asked.contract().stream()), List.of())
                                .size(),
                roots);
        var around = new Removal.Surroundings(
                deployed.file(),
                deployed.name(),
                deployed.base(),
                deployed.expectations(),
                Observations.of(observed),
                new Services(roots, deployed.file().serviceFolders(deployed.base())));
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        var answer = new Removal(asked, around).answer(tree, SourceTree.of(roots, globs, true), result, now);
        switch (form) {
            case text -> new AnswerText(answer).write(out);
            case json -> AnswerJson.write(answer, out);
        }
        out.flush();
        return answer.verdict().exitCode();
    }

    private Deployed deployed() throws IOException {
        var named = BusFile.chosen(bus);
        if (named.isEmpty()) {
            var known = KnownEvents.all();
            return new Deployed(
                    BusFile.ofSource(List.of("."), List.of(), false),
                    "",
                    Path.of(""),
                    known,
                    io.tradeschema.model.Expectations.declaredBy(known, known));
        }
        var file = named.get();
        if (!Files.exists(file)) {
            throw new NotCheckedException("there is no bus file at " + file);
        }
        try {
            var read = BusFileReader.read(file);
            var deployment = Deployment.of(read, file.toString(), KnownEvents.all());
            return new Deployed(
                    read,
                    file.toString(),
                    Optional.ofNullable(file.getParent()).orElse(Path.of("")),
                    deployment.inForce(),
                    deployment.expectations());
        } catch (BusFileException e) {
            throw e.asNotChecked();
        }
    }

    private List<Path> roots(Deployed deployed) {
        return paths.isEmpty()
                ? deployed.file().roots(deployed.base())
                : paths.stream().map(Path::normalize).toList();
    }
}

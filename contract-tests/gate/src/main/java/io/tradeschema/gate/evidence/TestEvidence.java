package io.tradeschema.gate.evidence;

import io.tradeschema.gate.busfile.BusFile;
import io.tradeschema.gate.cli.SourceFolders;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Where;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.kit.KitTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The services' own contract tests: whether each service has one, and whether what is there can fail. */
public final class TestEvidence {

    private static final Path MAIN = Path.of("src", "main");

    private final BusFile file;
    private final String fileName;
    private final Path base;
    private final Contracts contracts;

    /**
     * The tests of the services that a bus file names.
     *
     * @param file what the bus file says
     * @param fileName the name under which it is reported
     * @param base the folder that its paths are relative to
     * @param contracts the contracts in force
     */
    public TestEvidence(BusFile file, String fileName, Path base, Contracts contracts) {
        this.file = file;
        this.fileName = fileName;
        this.base = base;
        this.contracts = contracts;
    }

    /** Reads the tests, and runs nothing of them. */
    public Checked check() throws IOException {
        var roots = roots();
        var tree = SourceFolders.tree(roots, file.ignore(), true);
        var kit = KitTests.read(tree.ending(".java"));
        var findings = new ArrayList<>(kit.findings());
        findings.addAll(ofServices(new ContractTests(tree, kit.files())));
        return new Checked(
                findings,
                closed(roots, tree),
                Map.of("files with contract tests of the kit", kit.files().size()),
                List.of());
    }

    /** The folders that are scanned, and beside a {@code src/main} of theirs its {@code src}, where the tests stand. */
    private List<Path> roots() {
        var roots = new LinkedHashSet<Path>();
        Stream.concat(file.paths().stream(), sources())
                .map(path -> base.resolve(path).normalize())
                .filter(Files::exists)
                .map(path -> module(path).map(folder -> folder.resolve("src")).orElse(path))
                .forEach(roots::add);
        return roots.stream()
                .filter(path -> roots.stream().noneMatch(other -> isBelow(path, other)))
                .toList();
    }

    private Stream<String> sources() {
        return file.services().values().stream().flatMap(service -> service.source().stream());
    }

    private static boolean isBelow(Path path, Path other) {
        return !path.equals(other)
                && path.toAbsolutePath().startsWith(other.toAbsolutePath().normalize());
    }

    /** The folder of Maven's or Gradle's whose {@code src/main} this is, or lies below. */
    private static Optional<Path> module(Path path) {
        for (var end = path.getNameCount(); end >= 2; end--) {
            if (path.subpath(end - 2, end).equals(MAIN)) {
                return Optional.of(end == 2 ? Path.of("") : path.subpath(0, end - 2))
                        .map(folder -> path.isAbsolute() ? path.getRoot().resolve(folder) : folder);
            }
        }
        return Optional.empty();
    }

    private List<Finding> ofServices(ContractTests tests) throws IOException {
        var findings = new ArrayList<Finding>();
        for (var entry : file.services().entrySet()) {
            var service = entry.getValue();
            var source = service.source().map(path -> base.resolve(path).normalize());
            if (source.isEmpty() || !Files.exists(source.get())) {
                continue;
            }
            var speaks = Stream.concat(service.produces().stream(), service.consumes().stream());
            if (speaks.anyMatch(this::isContract)
                    && tests.missing(source.get(), module(source.get()).orElse(source.get()))) {
                findings.add(warning(
                        ScanRule.SERVICE_WITHOUT_CONTRACT_TEST,
                        entry.getKey(),
                        service,
                        entry.getKey() + " has no contract test",
                        "write a contract test: docs/kit.md of the release for Java, docs/python-and-javascript-tests.md for"
                                + " Python and JavaScript"));
            }
            if (service.produces().stream().anyMatch(this::isContract) && !service.mustValidate()) {
                findings.add(warning(
                        ScanRule.SERVICE_NOT_VALIDATING,
                        entry.getKey(),
                        service,
                        entry.getKey() + " may publish what nothing has validated",
                        "write must_validate: true under it, and right what \"tradeschema check\" then finds"));
            }
        }
        return findings;
    }

    private Finding warning(Rule rule, String name, BusFile.Service service, String what, String fix) {
        return Finding.of(rule, "the bus", Where.file(fileName, service.line(), 1), what, fix)
                .evidence(name);
    }

    private boolean isContract(String stream) {
        return contracts.named(stream).isPresent() || contracts.on(stream).isPresent();
    }

    /** What of the tests may not be read; what the scan of the source reports itself is left to it. */
    private List<Finding> closed(List<Path> roots, SourceTree tree) throws IOException {
        if (tree.closed().isEmpty()) {
            return List.of();
        }
        var source = SourceFolders.tree(roots, file.ignore(), file.tests()).closed();
        return tree.closed().stream()
                .filter(name -> !source.contains(name))
                .map(name -> Finding.of(
                        GateRule.PART_NOT_CHECKED,
                        name,
                        Where.file(name, 0, 0),
                        "these tests were not read: the user who runs the check may not read them",
                        "give that user the right to read them, or leave them out with \"ignore\""))
                .toList();
    }
}

package io.tradeschema.gate.bus;

import io.tradeschema.gate.busfile.BusFileEntry;
import io.tradeschema.gate.cli.Literal;
import io.tradeschema.gate.cli.NamedEvents;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.scan.facts.Facts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A first bus file: the services of a tree, and what each writes and reads. */
public final class FirstBusFile {

    /** The line by which editors know what may stand in the file. */
    static final String EDITORS =
            "# yaml-language-server: $schema=https://tradeschema.io/schemas/tradeschema-bus.schema.json\n";

    /** Where the sources of a project of Maven's stand. */
    private static final String MAVEN = "src/main";

    /** The parts that no scan can tell, ready to be filled in. */
    private static final String MORE = """

            # What "tradeschema check" holds to the contract beside the source; take out the # and name your own:
            # archive: schemas                  # the folder of published schemas
            # captured: [captured.jsonl]        # files of real messages
            # base: origin/main                 # the git revision that the archive is compared with
            """;

    private final Path root;
    private final Optional<String> project;
    private final BusMap bus;
    private final Map<String, String> folders = new LinkedHashMap<>();
    private final Set<String> validating;
    private final Contracts contracts;

    /**
     * The bus file of what the source below a folder does.
     *
     * @param project what a build tool calls the project in that folder
     */
    public FirstBusFile(Path root, Optional<String> project, Facts facts, Contracts contracts) {
        this.root = root;
        this.project = project;
        this.contracts = contracts;
        var services = new Services(List.of(root), Map.of());
        facts.writes().forEach(write -> folders.put(services.of(write.by()), services.folder(write.by())));
        facts.readers().forEach(reader -> folders.put(services.of(reader.by()), services.folder(reader.by())));
        bus = BusMap.of(facts, services);
        validating = bus.services().stream()
                .filter(service -> RawWrites.none(service, facts, services, contracts))
                .collect(Collectors.toSet());
    }

    /** How many services it names. */
    public int services() {
        return bus.services().size();
    }

    /** How many streams it names. */
    public int streams() {
        return bus.streams().size();
    }

    /** The file's text, with the file of what is known, if there is one. */
    public String text(Optional<String> known) {
        var yaml = new StringBuilder(
                EDITORS + "# The bus as the source tells it. \"tradeschema check\" holds both to it.\nversion: 1\n");
        contracts(yaml);
        yaml.append("\nservices:\n");
        bus.services().forEach(service -> service(yaml, service));
        known.ifPresent(
                file -> yaml.append("\n# What is known today, and is not told again; what is new is.\nbaseline: ")
                        .append(file)
                        .append('\n'));
        return yaml.append(NamedEvents.archive().isPresent() ? MORE.replaceFirst("# archive: .*\n", "") : MORE)
                .toString();
    }

    /** The contracts of the bus file by which they are known to this run stay in force, by paths from the new one. */
    private void contracts(StringBuilder yaml) {
        if (!NamedEvents.named().isEmpty()) {
            yaml.append("\ncontracts:\n");
            NamedEvents.named()
                    .forEach(named -> yaml.append("  - ").append(entry(named)).append('\n'));
        }
        NamedEvents.archive()
                .ifPresent(archive -> yaml.append("\narchive: ")
                        .append(quoted(beside(archive.folder())))
                        .append('\n'));
    }

    private String entry(NamedEvents.Named named) {
        var contract = contracts.named(named.event()).orElseThrow();
        return named.schema()
                .map(schema -> BusFileEntry.of(
                                beside(schema),
                                contract.name(),
                                contract.stream(),
                                contract.version().toString())
                        .toString())
                .orElseGet(contract::name);
    }

    private String beside(Path path) {
        return root.toAbsolutePath()
                .normalize()
                .relativize(path.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
    }

    private void service(StringBuilder yaml, String service) {
        yaml.append("  ").append(quoted(name(service))).append(":\n");
        yaml.append("    source: ")
                .append(quoted(folders.getOrDefault(service, service)))
                .append('\n');
        list(yaml, "produces", bus.written(service));
        list(yaml, "consumes", bus.read(service));
        if (validating.contains(service)) {
            yaml.append("    must_validate: true\n");
        }
    }

    /** A project of Maven's is one service: it has the project's name, or that of its folder where none is said. */
    private String name(String service) {
        var folder = Optional.ofNullable(root.toAbsolutePath().normalize().getFileName());
        return service.equals(MAVEN)
                ? project.or(() -> folder.map(Path::toString)).orElse(service)
                : service;
    }

    private static void list(StringBuilder yaml, String name, Set<String> streams) {
        if (!streams.isEmpty()) {
            yaml.append("    ").append(name).append(":\n");
            streams.forEach(
                    stream -> yaml.append("      - ").append(quoted(stream)).append('\n'));
        }
    }

    private static String quoted(String text) {
        return Excerpt.printable(Literal.of(text));
    }
}

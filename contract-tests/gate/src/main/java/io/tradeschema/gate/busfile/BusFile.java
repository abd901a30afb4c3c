package io.tradeschema.gate.busfile;

import io.tradeschema.gate.cli.UnnamedBusFile;
import io.tradeschema.gate.waiver.Waivers;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.Version;
import io.tradeschema.scan.library.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code tradeschema.yaml} says.
 *
 * @param contracts the names of the events in force; empty for all
 * @param schemas those of them that a JSON Schema declares
 * @param streams the streams that this deployment has for events, by event; the others are on their declared ones
 * @param topics the names that other buses have for what carries an event, by event
 * @param paths where the sources are
 * @param ignore globs of paths that are left out
 * @param tests whether test files are looked at
 * @param services the services by name
 * @param externalProduces streams that something outside the tree writes
 * @param externalConsumes streams that something outside the tree reads
 * @param expected what must come, and when, beside what the events' handles declare
 * @param surroundings what the scan is told that the code does not say
 * @param waivers findings that are accepted for a time
 * @param baseline the file with the findings known when the gate was introduced
 * @param evidence what is checked beside the source
 * @param redact whether reports show no values
 */
public record BusFile(
        List<Named> contracts,
        List<Declared> schemas,
        Map<String, Named> streams,
        Map<String, List<Named>> topics,
        List<String> paths,
        List<String> ignore,
        boolean tests,
        Map<String, Service> services,
        List<String> externalProduces,
        List<String> externalConsumes,
        List<Expected> expected,
        Surroundings surroundings,
        Waivers waivers,
        Optional<String> baseline,
        Evidence evidence,
        boolean redact) {

    /** The name that it usually has, in the folder where commands run. */
    public static final String USUAL = UnnamedBusFile.USUAL;

    /** The bus file that an option names, else the usual one of this folder; empty where there is none. */
    public static Optional<Path> chosen(@Nullable Path named) {
        return Optional.ofNullable(named).or(() -> Optional.of(Path.of(USUAL)).filter(Files::exists));
    }

    /** The line of an expectation that it declares itself; empty where it only changes one, or has none of that name. */
    public Optional<Integer> lineOfExpectation(String name) {
        return expected.stream()
                .filter(one -> one.name().equals(name) && one.whole().isPresent())
                .map(Expected::line)
                .findFirst();
    }

    /** Where the sources are, its paths leading from that folder. */
    public List<Path> roots(Path base) {
        return paths.stream().map(path -> base.resolve(path).normalize()).toList();
    }

    /** Which service a folder of sources belongs to, as far as it says so; its paths lead from that folder. */
    public Map<String, String> serviceFolders(Path base) {
        var folders = new LinkedHashMap<String, String>();
        services.forEach((name, service) -> service.source()
                .ifPresent(source ->
                        folders.put(base.resolve(source).normalize().toString().replace('\\', '/'), name)));
        return folders;
    }

    /**
     * The events whose versions its archive publishes: those that it declares by schemas, where it does; an event of a jar is
     * published in the jar.
     */
    public List<String> published() {
        var own = schemas.stream().map(Declared::event).toList();
        return (own.isEmpty() ? contracts : own).stream().map(Named::value).toList();
    }

    /** The topics by the events that they carry. */
    public Map<String, List<String>> topicNames() {
        var names = new LinkedHashMap<String, List<String>>();
        topics.forEach((event, named) ->
                names.put(event, named.stream().map(Named::value).toList()));
        return names;
    }

    /** A bus file that only says where the sources are. */
    public static BusFile ofSource(List<String> paths, List<String> ignore, boolean tests) {
        return new BusFile(
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                paths,
                ignore,
                tests,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Surroundings.NONE,
                Waivers.none(),
                Optional.empty(),
                Evidence.NONE,
                false);
    }

    /**
     * What is checked beside the source.
     *
     * @param archive the folder of published schemas
     * @param captured files of captured messages
     * @param base the git revision that the archive is compared with
     */
    public record Evidence(Optional<Named> archive, List<Named> captured, Optional<Named> base) {

        /** Nothing but the source is checked. */
        public static final Evidence NONE = new Evidence(Optional.empty(), List.of(), Optional.empty());

        /** The same, compared with the revision that the command line names. */
        public Evidence against(String revision) {
            return new Evidence(archive, captured, Optional.of(new Named(revision, 0)));
        }
    }

    /**
     * An event, folder, file, revision or field that the bus file names.
     *
     * @param line the line of the bus file; 0 when it was named on the command line
     */
    public record Named(String value, int line) {}

    /**
     * A contract that a JSON Schema declares.
     *
     * @param schema the file of the schema
     * @param event the name of the event
     * @param stream the stream that carries it
     * @param version the version that the schema states
     * @param opens which of its messages open something; empty where the file does not say
     */
    public record Declared(Named schema, Named event, Named stream, Version version, Optional<Perishable> opens) {}

    /**
     * One service.
     *
     * @param source the folder or file of its source; empty when it is not in the tree
     * @param produces the streams it writes
     * @param consumes the streams it reads
     * @param reads the fields it needs, by stream
     * @param mustValidate whether it may only publish what was validated
     * @param ignoresAdditions whether it reads on where a message has a field it does not know
     * @param line the line of the bus file
     */
    public record Service(
            Optional<String> source,
            List<String> produces,
            List<String> consumes,
            Map<String, List<Named>> reads,
            boolean mustValidate,
            boolean ignoresAdditions,
            int line) {}
}

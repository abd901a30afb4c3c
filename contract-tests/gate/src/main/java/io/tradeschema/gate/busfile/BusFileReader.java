package io.tradeschema.gate.busfile;

import io.tradeschema.gate.waiver.Waivers;
import io.tradeschema.gate.yaml.YamlRefused;
import io.tradeschema.gate.yaml.YamlText;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.Version;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.library.ClientRow;
import io.tradeschema.scan.library.Surroundings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a bus file; each mistake is reported with its line and what was probably meant. */
public final class BusFileReader {

    private static final Set<String> TOP = Set.of(
            "version",
            "contracts",
            "streams",
            "topics",
            "scan",
            "services",
            "external",
            "expect",
            "validators",
            "waivers",
            "baseline",
            "archive",
            "captured",
            "base",
            "redact");
    private static final Set<String> CONTRACT = Set.of("schema", "event", "stream", "version", "opens");
    private static final Set<String> OPENS = Set.of("field", "values", "unless", "time");
    private static final Set<String> SCAN = Set.of("paths", "ignore", "tests", "env", "bus");
    private static final Set<String> LANGUAGES = Set.of("python", "java", "typescript");
    private static final Set<String> SERVICE =
            Set.of("source", "produces", "consumes", "reads", "must_validate", "ignores_additions");
    private static final Set<String> EXTERNAL = Set.of("produces", "consumes");

    private final String file;
    private final Mistakes mistakes = new Mistakes();
    /** How many of them are of what is expected: without any other the rest can be held against the contracts. */
    private int ofExpect;

    private BusFileReader(String file) {
        this.file = file;
    }

    /** Reads the file. */
    public static BusFile read(Path path) throws IOException, BusFileException {
        if (path.toString().isEmpty()) {
            throw new BusFileException("\"\"", 1, "this is no name; name the bus file");
        }
        if (Files.isDirectory(path)) {
            throw new BusFileException(path.toString(), 1, "this is a folder; name the bus file in it");
        }
        try {
            return new BusFileReader(path.toString()).parse(Files.readString(path));
        } catch (CharacterCodingException e) {
            throw new BusFileException(path.toString(), 1, "this is no text in UTF-8, and no YAML");
        }
    }

    /** Reads a text that is said to come from this file. */
    public static BusFile parse(String file, String text) throws BusFileException {
        return new BusFileReader(file).parse(text);
    }

    private BusFile parse(String text) throws BusFileException {
        Optional<Node> root;
        try {
            root = YamlText.root(file, text);
        } catch (YamlRefused e) {
            throw new BusFileException(file, e.line(), String.valueOf(e.getMessage()));
        }
        if (root.isEmpty()) {
            throw new BusFileException(file, 1, "the file is empty; \"tradeschema init\" writes a first one");
        }
        var top = map(root.get(), TOP, "the file");
        mistakes.or(true, () -> version(top.get("version"), root.get()));
        var read = read(top);
        var isOfExpect = mistakes.count() == ofExpect;
        mistakes.end(isOfExpect ? Optional.of(read) : Optional.empty());
        return read;
    }

    /** Each part by itself: one that is wrong keeps nobody from reading the others. */
    private BusFile read(Map<String, Node> top) throws BusFileException {
        var scan = part("scan", top, SCAN);
        var external = part("external", top, EXTERNAL);
        return new BusFile(
                mistakes.or(List.of(), () -> contracts(top.get("contracts"))),
                mistakes.or(List.of(), () -> schemas(top.get("contracts"))),
                mistakes.or(Map.of(), () -> streams(top.get("streams"))),
                mistakes.or(Map.of(), () -> topics(top.get("topics"))),
                mistakes.or(List.of("."), () -> scan.containsKey("paths") ? paths(scan.get("paths")) : List.of(".")),
                mistakes.or(List.of(), () -> globs(scan.get("ignore"))),
                mistakes.or(false, () -> scan.containsKey("tests") && flag(scan.get("tests"))),
                mistakes.or(Map.of(), () -> services(top.get("services"))),
                mistakes.or(List.of(), () -> texts(external.get("produces"))),
                mistakes.or(List.of(), () -> texts(external.get("consumes"))),
                expected(top),
                new Surroundings(
                        Set.copyOf(mistakes.or(List.of(), () -> validators(top.get("validators")))),
                        mistakes.or(Map.of(), () -> values(scan.get("env"))),
                        mistakes.or(Map.of(), () -> clients(scan.get("bus"))),
                        Map.of()),
                mistakes.of(() -> waivers(top.get("waivers"))).orElse(Waivers.of(file, List.of())),
                mistakes.or(
                        Optional.empty(),
                        () -> top.containsKey("baseline") ? Optional.of(text(top.get("baseline"))) : Optional.empty()),
                mistakes.or(new BusFile.Evidence(Optional.empty(), List.of(), Optional.empty()), () -> evidence(top)),
                mistakes.or(true, () -> top.containsKey("redact") && flag(top.get("redact"))));
    }

    private Map<String, Node> part(String key, Map<String, Node> top, Set<String> known) {
        return mistakes.<Map<String, Node>>or(
                Map.of(), () -> top.containsKey(key) ? map(top.get(key), known, key) : Map.of());
    }

    private List<Expected> expected(Map<String, Node> top) {
        var before = mistakes.count();
        var all = mistakes.<List<Expected>>or(
                List.of(),
                () -> top.containsKey("expect") ? new ExpectReader(this, mistakes).read(top.get("expect")) : List.of());
        ofExpect = mistakes.count() - before;
        return all;
    }

    private BusFile.Evidence evidence(Map<String, Node> top) throws BusFileException {
        var base = Optional.ofNullable(top.get("base"));
        if (base.isPresent() && !top.containsKey("archive")) {
            throw problem(base.get(), "base needs \"archive\", the folder that is compared with this revision");
        }
        return new BusFile.Evidence(
                named("archive", top.get("archive")), captured(top.get("captured")), named("base", top.get("base")));
    }

    private List<BusFile.Named> contracts(@Nullable Node node) throws BusFileException {
        if (node != null && items(node).isEmpty()) {
            throw problem(
                    node,
                    "contracts names no event; name those in force, or leave contracts out for all that are known");
        }
        var events = new ArrayList<BusFile.Named>();
        for (var item : items(node)) {
            if (item instanceof MappingNode) {
                events.add(declared(item).event());
            } else {
                named("contracts", item).ifPresent(events::add);
            }
        }
        return List.copyOf(events);
    }

    private List<BusFile.Declared> schemas(@Nullable Node node) throws BusFileException {
        var schemas = new ArrayList<BusFile.Declared>();
        for (var item : items(node)) {
            if (item instanceof MappingNode) {
                schemas.add(declared(item));
            }
        }
        return List.copyOf(schemas);
    }

    private BusFile.Declared declared(Node item) throws BusFileException {
        var parts = map(item, CONTRACT, "a contract");
        var schema = needed("schema", parts, item);
        var stream = needed("stream", parts, item);
        var version = needed("version", parts, item);
        return new BusFile.Declared(
                schema,
                event(parts.get("event"), stream, item),
                stream,
                Version.parse(version.value())
                        .orElseThrow(() -> problem(
                                version.line(),
                                "a version is three numbers such as 1.0.0, found " + Excerpt.quoted(version.value()))),
                opens(parts.get("opens")));
    }

    private Optional<Perishable> opens(@Nullable Node node) throws BusFileException {
        if (node == null) {
            return Optional.empty();
        }
        var parts = map(node, OPENS, "opens");
        if (!parts.containsKey("field") || !parts.containsKey("values")) {
            throw problem(
                    node,
                    "opens says by which field and values a message opens something, as in {field: action, values:"
                            + " [BUY, SELL], unless: reduce_only, time: decided_at}");
        }
        return Optional.of(new Perishable(
                name(parts, "time"), name(parts, "field"), texts(parts.get("values")), name(parts, "unless")));
    }

    /** The name of a field, or an empty text where there is none. */
    private String name(Map<String, Node> parts, String key) throws BusFileException {
        return named(key, parts.get(key)).map(BusFile.Named::value).orElse("");
    }

    private BusFile.Named needed(String key, Map<String, Node> parts, Node item) throws BusFileException {
        var there = named(key, parts.get(key));
        if (there.isPresent()) {
            return there.get();
        }
        throw problem(
                item,
                "a contract needs \"" + key + "\", as in {schema: schemas/ai-signal.schema.json, stream:"
                        + " \"quantum:stream:ai.signal\", version: 1.0.0}");
    }

    /** The name of the event, or else the last part of its stream's. */
    private BusFile.Named event(@Nullable Node node, BusFile.Named stream, Node item) throws BusFileException {
        var event = named("event", node)
                .orElseGet(() -> new BusFile.Named(
                        stream.value().substring(stream.value().lastIndexOf(':') + 1), YamlText.line(item)));
        if (!event.value().matches("[a-z][a-z0-9]*([._-][a-z0-9]+)*")) {
            throw problem(
                    event.line(),
                    Excerpt.quoted(event.value())
                            + " is no name of an event; name it by \"event\": lower-case words joined by"
                            + " dots, such as ai.signal");
        }
        return event;
    }

    private Map<String, BusFile.Named> streams(@Nullable Node node) throws BusFileException {
        var streams = new LinkedHashMap<String, BusFile.Named>();
        if (node == null) {
            return streams;
        }
        for (var entry : map(node, Set.of(), "streams").entrySet()) {
            named("the stream of " + entry.getKey(), entry.getValue())
                    .ifPresent(stream -> streams.put(entry.getKey(), stream));
        }
        return streams;
    }

    private Map<String, String> values(@Nullable Node node) throws BusFileException {
        var values = new LinkedHashMap<String, String>();
        if (node != null) {
            for (var entry : map(node, Set.of(), "env").entrySet()) {
                values.put(entry.getKey(), value(entry.getValue()));
            }
        }
        return values;
    }

    private Map<String, List<String>> clients(@Nullable Node node) throws BusFileException {
        var clients = new LinkedHashMap<String, List<String>>();
        if (node == null) {
            return clients;
        }
        for (var entry : map(node, LANGUAGES, "bus").entrySet()) {
            for (var item : items(entry.getValue())) {
                var fault = ClientRow.fault(text(item));
                if (fault.isPresent()) {
                    throw problem(item, fault.get());
                }
            }
            clients.put(entry.getKey(), texts(entry.getValue()));
        }
        return clients;
    }

    private Map<String, List<BusFile.Named>> topics(@Nullable Node node) throws BusFileException {
        var topics = new LinkedHashMap<String, List<BusFile.Named>>();
        if (node == null) {
            return topics;
        }
        for (var entry : map(node, Set.of(), "topics").entrySet()) {
            var names = entry.getValue() instanceof SequenceNode ? items(entry.getValue()) : List.of(entry.getValue());
            topics.put(entry.getKey(), allNamed("the topic of " + entry.getKey(), names));
        }
        return topics;
    }

    private List<BusFile.Named> captured(@Nullable Node node) throws BusFileException {
        var files = allNamed("captured", items(node));
        if (node != null && files.isEmpty()) {
            throw problem(node, "captured names no file; name one, or leave captured out");
        }
        return files;
    }

    private List<String> paths(Node node) throws BusFileException {
        if (allNamed("a path", items(node)).isEmpty()) {
            throw problem(node, "paths names no folder; name one, or leave paths out for the folder of this file");
        }
        return texts(node);
    }

    private List<String> globs(@Nullable Node node) throws BusFileException {
        for (var item : items(node)) {
            var fault = SourceTree.faultOfGlob(text(item));
            if (fault.isPresent()) {
                throw problem(item, fault.get());
            }
        }
        return texts(node);
    }

    private List<BusFile.Named> allNamed(String what, List<Node> items) throws BusFileException {
        var all = new ArrayList<BusFile.Named>();
        for (var item : items) {
            named(what, item).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private Optional<BusFile.Named> named(String key, @Nullable Node node) throws BusFileException {
        if (node == null) {
            return Optional.empty();
        }
        if (text(node).isEmpty()) {
            throw problem(node, key + " is empty; write a value, or leave " + key + " out");
        }
        return Optional.of(new BusFile.Named(text(node), YamlText.line(node)));
    }

    private List<String> validators(@Nullable Node node) throws BusFileException {
        for (var item : items(node)) {
            if (!text(item).matches("[\\w$]+(\\.[\\w$]+)+")) {
                throw problem(
                        item,
                        "\"" + text(item) + "\" names no function; write its module or class before it, such as"
                                + " shared.checks.validate");
            }
        }
        return texts(node);
    }

    private boolean version(@Nullable Node node, Node root) throws BusFileException {
        if (node == null) {
            throw problem(root, "\"version: 1\" is missing");
        }
        if (!bare(node).equals("1")) {
            throw problem(node, "version " + bare(node) + " is not known; this command reads version 1");
        }
        return true;
    }

    private Map<String, BusFile.Service> services(@Nullable Node node) throws BusFileException {
        var services = new LinkedHashMap<String, BusFile.Service>();
        if (node == null) {
            return services;
        }
        for (var entry : map(node, Set.of(), "services").entrySet()) {
            var parts = map(entry.getValue(), SERVICE, "service " + entry.getKey());
            services.put(
                    entry.getKey(),
                    new BusFile.Service(
                            parts.containsKey("source") ? Optional.of(text(parts.get("source"))) : Optional.empty(),
                            texts(parts.get("produces")),
                            texts(parts.get("consumes")),
                            reads(parts.get("reads")),
                            parts.containsKey("must_validate") && flag(parts.get("must_validate")),
                            parts.containsKey("ignores_additions") && flag(parts.get("ignores_additions")),
                            YamlText.line(entry.getValue())));
        }
        return services;
    }

    private Map<String, List<BusFile.Named>> reads(@Nullable Node node) throws BusFileException {
        var reads = new LinkedHashMap<String, List<BusFile.Named>>();
        if (node == null) {
            return reads;
        }
        for (var stream : map(node, Set.of(), "reads").entrySet()) {
            var fields = allNamed("a field of " + stream.getKey(), items(stream.getValue()));
            if (fields.isEmpty()) {
                throw problem(
                        stream.getValue(),
                        "reads of " + stream.getKey() + " names no field; name one, or leave it out");
            }
            reads.put(stream.getKey(), fields);
        }
        return reads;
    }

    private Waivers waivers(@Nullable Node node) throws BusFileException {
        var waivers = Waivers.of(file, items(node));
        if (waivers.mistake().isPresent()) {
            var mistake = waivers.mistake().get();
            throw new BusFileException(file, mistake.where().line(), mistake.what() + "; " + mistake.fix());
        }
        return waivers;
    }

    Map<String, Node> map(Node node, Set<String> known, String what) throws BusFileException {
        var map = new LinkedHashMap<String, Node>();
        entries(node, known, what).forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    /** What stands in a mapping; a name that stands there twice is noted, and each of both is looked at. */
    List<Map.Entry<String, Node>> entries(Node node, Set<String> known, String what) throws BusFileException {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, what + " must be a mapping of names to values");
        }
        var entries = new ArrayList<Map.Entry<String, Node>>();
        var lines = new HashMap<String, Integer>();
        for (var tuple : mapping.getValue()) {
            var name = value(tuple.getKeyNode());
            if (!known.isEmpty() && !known.contains(name)) {
                mistakes.add(problem(
                        tuple.getKeyNode(),
                        what + " has no \"" + name + "\"; "
                                + Advice.among(name, known.stream().sorted().toList())));
                continue;
            }
            var before = lines.put(name, YamlText.line(tuple.getKeyNode()));
            if (before != null) {
                mistakes.add(problem(
                        tuple.getKeyNode(),
                        "\"" + name + "\" stands here twice, before this in line " + before
                                + "; give each its own name, or make one of both"));
            }
            entries.add(Map.entry(name, tuple.getValueNode()));
        }
        return entries;
    }

    List<Node> items(@Nullable Node node) throws BusFileException {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw problem(node, "a list was expected here: a line for each item, beginning with \"- \"");
    }

    private List<String> texts(@Nullable Node node) throws BusFileException {
        var texts = new ArrayList<String>();
        for (var item : items(node)) {
            texts.add(text(item));
        }
        return List.copyOf(texts);
    }

    /** A text; what YAML reads as a number or a flag is none. */
    String text(Node node) throws BusFileException {
        var text = value(node);
        if (node instanceof ScalarNode scalar && !YamlText.isText(scalar)) {
            throw problem(node, text + " is no text in YAML; write it in quotes: \"" + text + "\"");
        }
        return text;
    }

    /** A number or a flag: in quotes it is a text. */
    String bare(Node node) throws BusFileException {
        var bare = value(node);
        if (node instanceof ScalarNode scalar && !YamlText.isPlain(scalar)) {
            throw problem(node, "\"" + bare + "\" is a text in YAML; write it without quotes");
        }
        return bare;
    }

    /** A text, a number or a flag. */
    String value(Node node) throws BusFileException {
        if (!(node instanceof ScalarNode scalar)) {
            throw problem(node, "a single value was expected here");
        }
        if (YamlText.isNull(scalar) && !scalar.getValue().isEmpty()) {
            throw problem(node, scalar.getValue() + " is no value; leave it out, or put it in quotes");
        }
        if (scalar.getValue().indexOf('\0') >= 0) {
            throw problem(node, Excerpt.quoted(scalar.getValue()) + " holds a NUL character; take it out");
        }
        return scalar.getValue();
    }

    private boolean flag(Node node) throws BusFileException {
        return switch (bare(node)) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw problem(node, "write true or false");
        };
    }

    BusFileException problem(Node node, String problem) {
        return new BusFileException(file, YamlText.line(node), problem);
    }

    BusFileException problem(int line, String problem) {
        return new BusFileException(file, line, problem);
    }
}

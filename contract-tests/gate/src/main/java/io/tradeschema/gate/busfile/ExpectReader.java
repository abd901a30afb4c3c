package io.tradeschema.gate.busfile;

import io.tradeschema.gate.yaml.YamlText;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expect;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.Rhythm;
import io.tradeschema.model.expect.Urgency;
import io.tradeschema.model.expect.When;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code expect}: what must come, and when. What it names is looked up later, when the contracts are known. */
final class ExpectReader {

    private static final Set<String> CHANGE =
            Set.of("also", "orBy", "within", "orElse", "complete", "orFlat", "names", "severity");
    private static final Set<String> POSITIONS = Set.of("open", "symbol", "quantity");
    private static final Set<String> AGED_POSITIONS = Set.of("open", "fresh", "symbol", "quantity");
    /** The keys of each kind, by the key that says which kind it is. */
    private static final Map<String, Set<String>> KINDS = kinds();
    /** What may stand where nobody has said yet which kind it is. */
    private static final Set<String> CHANGE_OR_KIND =
            Stream.of(CHANGE, KINDS.keySet()).flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));

    private final BusFileReader reader;
    private final Mistakes mistakes;
    /** The parts of the expectation that is being read that are wrong. */
    private final Set<String> wrong = new HashSet<>();

    private final ExpectParts.Source source;
    private final QuietHoursReader quietHours;

    ExpectReader(BusFileReader reader, Mistakes mistakes) {
        this.reader = reader;
        this.mistakes = mistakes;
        this.source = new ExpectParts.Source(reader, mistakes, wrong);
        this.quietHours = new QuietHoursReader(source);
    }

    private static Map<String, Set<String>> kinds() {
        var kinds = new LinkedHashMap<String, Set<String>>();
        kinds.put(
                "answerTo",
                Set.of(
                        "answerTo",
                        "when",
                        "by",
                        "on",
                        "id",
                        "within",
                        "orElse",
                        "complete",
                        "orFlat",
                        "names",
                        "severity"));
        kinds.put("rhythm", Set.of("rhythm", "every", "excusedBy", "while", "quiet", "severity"));
        kinds.put("health", Set.of("health", "refused", "over", "least", "same", "in", "quiet", "severity"));
        kinds.put("group", Set.of("group", "of", "pending", "deliveries", "quarantine", "severity"));
        kinds.put("pulse", Set.of("pulse", "every", "on", "severity"));
        return kinds;
    }

    List<Expected> read(Node node) throws BusFileException {
        var all = new ArrayList<Expected>();
        for (var entry : reader.entries(node, Set.of(), "expect")) {
            wrong.clear();
            mistakes.of(() -> one(entry.getKey(), entry.getValue()))
                    .map(one -> one.broken(wrong))
                    .ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    private Expected one(String name, Node node) throws BusFileException {
        var line = YamlText.line(node);
        if (node instanceof ScalarNode) {
            if (reader.text(node).equals("none")) {
                return new Expected(name, Optional.empty(), Expected.Change.NONE, true, line, Map.of());
            }
            throw reader.problem(node, "write none to end " + name + ", or a mapping that says what is expected");
        }
        var all = reader.map(node, Set.of(), name);
        var lines = new LinkedHashMap<String, Integer>();
        all.forEach((key, value) -> lines.put(key, YamlText.line(value)));
        var kinds = kinds(all.keySet());
        if (kinds.size() > 1) {
            throw reader.problem(node, name + " is of two kinds, " + String.join(" and ", kinds) + "; make two of it");
        }
        if (kinds.isEmpty()) {
            return new Expected(name, Optional.empty(), change(name, node), false, line, lines);
        }
        var parts = source.parts(name, node, KINDS.getOrDefault(kinds.get(0), Set.of()));
        return new Expected(name, Optional.of(whole(kinds.get(0), parts)), Expected.Change.NONE, false, line, lines);
    }

    /** The kinds that are named; where none is, the one that is meant by a name that is none. */
    private static List<String> kinds(Set<String> keys) {
        var named = KINDS.keySet().stream().filter(keys::contains).toList();
        return named.isEmpty()
                ? keys.stream()
                        .filter(key -> !CHANGE_OR_KIND.contains(key))
                        .flatMap(key -> Advice.nearest(key, CHANGE_OR_KIND).stream())
                        .filter(KINDS::containsKey)
                        .limit(1)
                        .toList()
                : named;
    }

    private Expected.Change change(String name, Node node) throws BusFileException {
        var parts = source.parts(name, node, CHANGE_OR_KIND);
        return new Expected.Change(
                changes(parts), parts.has("severity") ? Optional.of(urgency(parts)) : Optional.empty());
    }

    private List<UnaryOperator<Answer>> changes(ExpectParts parts) throws BusFileException {
        var all = new ArrayList<UnaryOperator<Answer>>();
        if (parts.has("also")) {
            var more = when(parts, "also");
            all.add(answer -> answer.when(answer.when().or(more)));
        }
        for (var by : parts.has("orBy") ? by(parts, "orBy") : List.<Answer.By>of()) {
            all.add(answer -> answer.orBy(
                    by.event(), by.field().isEmpty() ? answer.by().get(0).field() : by.field()));
        }
        if (parts.has("within")) {
            var time = parts.time("within");
            all.add(answer -> answer.within(time));
        }
        all.addAll(options(parts));
        return List.copyOf(all);
    }

    /** What an answer may say beside what it must, whether it is declared or changed. */
    private List<UnaryOperator<Answer>> options(ExpectParts parts) throws BusFileException {
        var all = new ArrayList<UnaryOperator<Answer>>();
        if (parts.has("orElse")) {
            var field = parts.text("orElse");
            all.add(answer -> answer.orElse(field));
        }
        if (parts.has("complete")) {
            var field = parts.text("complete");
            all.add(answer -> answer.complete(field));
        }
        if (parts.has("names")) {
            var fields = parts.texts("names");
            all.add(answer -> answer.naming(fields));
        }
        if (parts.has("orFlat")) {
            var positions = positions(parts, "orFlat");
            all.add(answer -> answer.orFlat(positions));
        }
        return List.copyOf(all);
    }

    private Expectation whole(String kind, ExpectParts parts) throws BusFileException {
        var one = switch (kind) {
            case "answerTo" -> answer(parts);
            case "rhythm" -> rhythm(parts);
            case "health" -> health(parts);
            case "group" -> readers(parts);
            default -> pulse(parts);
        };
        return parts.has("severity") ? one.urgent(urgency(parts)) : one;
    }

    private Expectation readers(ExpectParts parts) throws BusFileException {
        var readers = Expect.readers(parts.name(), parts.text("group"))
                .about(parts.text("of"))
                .pending(parts.has("pending") ? parts.time("pending") : "30s")
                .deliveries(parts.has("deliveries") ? parts.count("deliveries") : 5);
        return parts.has("quarantine") ? readers.quarantine(parts.text("quarantine")) : readers;
    }

    private Expectation pulse(ExpectParts parts) throws BusFileException {
        var pulse = Expect.pulse(parts.name(), parts.text("pulse")).every(parts.time("every"));
        return parts.has("on") ? pulse.on(parts.text("on")) : pulse;
    }

    private Answer answer(ExpectParts parts) throws BusFileException {
        var answer = Expect.answer(parts.name()).about(parts.text("answerTo")).when(when(parts, "when"));
        for (var by : by(parts, "by")) {
            answer = answer.orBy(by.event(), by.field());
        }
        answer = answer.on(parts.has("on") ? parts.text("on") : "", parts.text("id"))
                .within(parts.time("within"));
        if (answer.by().stream().anyMatch(by -> by.field().isEmpty())) {
            parts.or("", "by", by -> {
                throw reader.problem(by, "on is missing: the field of the answer that names the question");
            });
            wrong.add("on");
        }
        return Expected.Change.of(answer, options(parts));
    }

    private Rhythm rhythm(ExpectParts parts) throws BusFileException {
        var rhythm = Expect.rhythm(parts.name()).about(parts.text("rhythm")).every(parts.time("every"));
        rhythm = parts.has("excusedBy") ? rhythm.excusedBy(parts.text("excusedBy")) : rhythm;
        rhythm = parts.has("while") ? rhythm.whileOpen(positions(parts, "while")) : rhythm;
        for (var hours : quietHours.of(parts)) {
            rhythm = rhythm.quiet(hours);
        }
        return rhythm;
    }

    private Health health(ExpectParts parts) throws BusFileException {
        var health = Expect.health(parts.name()).about(parts.text("health"));
        if (parts.has("refused")) {
            health = health.refused(percent(parts), parts.time("over"), parts.count("least"));
        }
        if (parts.has("same")) {
            health = health.same(parts.count("same"), parts.time("in"));
        }
        for (var hours : quietHours.of(parts)) {
            health = health.quiet(hours);
        }
        return health;
    }

    private String percent(ExpectParts parts) {
        return parts.or(
                "1%",
                "refused", node -> {
                    try {
                        Health.percent(reader.value(node));
                        return reader.value(node);
                    } catch (IllegalArgumentException e) {
                        throw reader.problem(node, String.valueOf(e.getMessage()));
                    }
                });
    }

    private When when(ExpectParts parts, String key) {
        return parts.or(new When(List.of()), key, this::when);
    }

    private When when(Node node) throws BusFileException {
        var alternatives = new ArrayList<Map<String, String>>();
        for (var item : node instanceof SequenceNode ? reader.items(node) : List.of(node)) {
            var conditions = new LinkedHashMap<String, String>();
            for (var condition : reader.map(item, Set.of(), "a condition").entrySet()) {
                conditions.put(condition.getKey(), reader.value(condition.getValue()));
            }
            if (conditions.isEmpty()) {
                throw reader.problem(
                        item, "this is no condition; write a field and its value, such as {action: CLOSE}");
            }
            alternatives.add(conditions);
        }
        return new When(alternatives);
    }

    private List<Answer.By> by(ExpectParts parts, String key) {
        return parts.or(List.of(), key, this::by);
    }

    /** An event, or events with the fields in which they name the question. */
    private List<Answer.By> by(Node node) throws BusFileException {
        if (node instanceof ScalarNode) {
            return List.of(new Answer.By(reader.text(node), ""));
        }
        var all = new ArrayList<Answer.By>();
        for (var one : reader.map(node, Set.of(), "what answers").entrySet()) {
            all.add(new Answer.By(one.getKey(), reader.text(one.getValue())));
        }
        return all;
    }

    private OpenPositions positions(ExpectParts of, String key) {
        return of.or(OpenPositions.in(""), key, node -> positions(node, key));
    }

    private OpenPositions positions(Node node, String key) throws BusFileException {
        var hasAge = key.equals("while");
        if (!(node instanceof MappingNode)) {
            throw reader.problem(
                    node,
                    key + " does not say where positions are shown; write " + key + ": {open: STREAM}; "
                            + (hasAge ? "fresh, " : "") + "symbol and quantity may stand there as well");
        }
        var age = reader.map(node, Set.of(), key).get("fresh");
        if (age != null && !hasAge) {
            throw reader.problem(age, key + ": " + Expectations.NO_AGE);
        }
        var parts = source.parts(key, node, hasAge ? AGED_POSITIONS : POSITIONS);
        var positions = OpenPositions.in(parts.text("open"))
                .fields(
                        parts.has("symbol") ? parts.text("symbol") : "symbol",
                        parts.has("quantity") ? parts.text("quantity") : "quantity");
        return parts.has("fresh") ? positions.fresh(parts.time("fresh")) : positions;
    }

    private Urgency urgency(ExpectParts parts) {
        return parts.or(Urgency.PAGE, "severity", this::urgency);
    }

    private Urgency urgency(Node node) throws BusFileException {
        var words = Arrays.stream(Urgency.values()).map(Urgency::toString).toList();
        var place = words.indexOf(reader.text(node));
        if (place < 0) {
            throw reader.problem(
                    node,
                    "there is no severity \"" + reader.text(node) + "\"; " + Advice.among(reader.text(node), words));
        }
        return Urgency.values()[place];
    }
}

package io.tradeschema.gate.busfile;

import io.tradeschema.gate.yaml.YamlText;
import io.tradeschema.model.Advice;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expect;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.QuietHours;
import io.tradeschema.model.expect.Rhythm;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.model.expect.Urgency;
import io.tradeschema.model.expect.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code expect}: what must come, and when. What it names is looked up later, when the contracts are known. */
final class ExpectReader {

    private static final Set<String> CHANGE = Set.of("also", "orBy", "within", "severity");
    /** The keys of each kind, by the key that says which kind it is. */
    private static final Map<String, Set<String>> KINDS = kinds();

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final BusFileReader reader;
    private final Mistakes mistakes;
    /** The parts of the expectation that is being read that are wrong. */
    private final Set<String> wrong = new HashSet<>();

    ExpectReader(BusFileReader reader, Mistakes mistakes) {
        this.reader = reader;
        this.mistakes = mistakes;
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
        for (var entry : reader.map(node, Set.of(), "expect").entrySet()) {
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
        var kinds = KINDS.keySet().stream().filter(all::containsKey).toList();
        if (kinds.size() > 1) {
            throw reader.problem(node, name + " is of two kinds, " + String.join(" and ", kinds) + "; make two of it");
        }
        if (kinds.isEmpty()) {
            return new Expected(name, Optional.empty(), change(name, node), false, line, lines);
        }
        var parts = parts(name, node, KINDS.getOrDefault(kinds.get(0), Set.of()));
        return new Expected(name, Optional.of(whole(kinds.get(0), parts)), Expected.Change.NONE, false, line, lines);
    }

    private Expected.Change change(String name, Node node) throws BusFileException {
        var known = new TreeSet<>(CHANGE);
        known.addAll(KINDS.keySet());
        var parts = parts(name, node, known);
        return new Expected.Change(
                parts.has("also") ? Optional.of(when(parts, "also")) : Optional.empty(),
                parts.has("orBy") ? by(parts, "orBy") : List.of(),
                parts.has("within") ? Optional.of(parts.time("within")) : Optional.empty(),
                parts.has("severity") ? Optional.of(urgency(parts)) : Optional.empty());
    }

    private Expectation whole(String kind, Parts parts) throws BusFileException {
        var one = switch (kind) {
            case "answerTo" -> answer(parts);
            case "rhythm" -> rhythm(parts);
            case "health" -> health(parts);
            case "group" -> readers(parts);
            default -> pulse(parts);
        };
        return parts.has("severity") ? one.urgent(urgency(parts)) : one;
    }

    private Expectation readers(Parts parts) throws BusFileException {
        var readers = Expect.readers(parts.name, parts.text("group"))
                .about(parts.text("of"))
                .pending(parts.has("pending") ? parts.time("pending") : "30s")
                .deliveries(parts.has("deliveries") ? parts.count("deliveries") : 5);
        return parts.has("quarantine") ? readers.quarantine(parts.text("quarantine")) : readers;
    }

    private Expectation pulse(Parts parts) throws BusFileException {
        var pulse = Expect.pulse(parts.name, parts.text("pulse")).every(parts.time("every"));
        return parts.has("on") ? pulse.on(parts.text("on")) : pulse;
    }

    private Answer answer(Parts parts) throws BusFileException {
        var answer = Expect.answer(parts.name).about(parts.text("answerTo")).when(when(parts, "when"));
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
        answer = parts.has("orElse") ? answer.orElse(parts.text("orElse")) : answer;
        answer = parts.has("complete") ? answer.complete(parts.text("complete")) : answer;
        answer = parts.has("names") ? answer.naming(parts.texts("names")) : answer;
        return parts.has("orFlat") ? answer.orFlat(positions(parts, "orFlat")) : answer;
    }

    private Rhythm rhythm(Parts parts) throws BusFileException {
        var rhythm = Expect.rhythm(parts.name).about(parts.text("rhythm")).every(parts.time("every"));
        rhythm = parts.has("excusedBy") ? rhythm.excusedBy(parts.text("excusedBy")) : rhythm;
        rhythm = parts.has("while") ? rhythm.whileOpen(positions(parts, "while")) : rhythm;
        for (var hours : quiet(parts)) {
            rhythm = rhythm.quiet(hours);
        }
        return rhythm;
    }

    private Health health(Parts parts) throws BusFileException {
        var health = Expect.health(parts.name).about(parts.text("health"));
        if (parts.has("refused")) {
            health = health.refused(percent(parts), parts.time("over"), parts.count("least"));
        }
        if (parts.has("same")) {
            health = health.same(parts.count("same"), parts.time("in"));
        }
        for (var hours : quiet(parts)) {
            health = health.quiet(hours);
        }
        return health;
    }

    private String percent(Parts parts) {
        return parts.or(
                "1%",
                "refused", node -> {
                    try {
                        Health.percent(reader.text(node));
                        return reader.text(node);
                    } catch (IllegalArgumentException e) {
                        throw reader.problem(node, String.valueOf(e.getMessage()));
                    }
                });
    }

    private When when(Parts parts, String key) {
        return parts.or(new When(List.of()), key, this::when);
    }

    private When when(Node node) throws BusFileException {
        var alternatives = new ArrayList<Map<String, String>>();
        for (var item : node instanceof SequenceNode ? reader.items(node) : List.of(node)) {
            var conditions = new LinkedHashMap<String, String>();
            for (var condition : reader.map(item, Set.of(), "a condition").entrySet()) {
                conditions.put(condition.getKey(), reader.text(condition.getValue()));
            }
            if (conditions.isEmpty()) {
                throw reader.problem(
                        item, "this is no condition; write a field and its value, such as {action: CLOSE}");
            }
            alternatives.add(conditions);
        }
        return new When(alternatives);
    }

    private List<Answer.By> by(Parts parts, String key) {
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

    private OpenPositions positions(Parts of, String key) {
        return of.or(OpenPositions.in(""), key, node -> positions(node, key));
    }

    private OpenPositions positions(Node node, String key) throws BusFileException {
        var parts = parts(key, node, Set.of("open", "fresh", "symbol", "quantity"));
        var positions = OpenPositions.in(parts.text("open"))
                .fields(
                        parts.has("symbol") ? parts.text("symbol") : "symbol",
                        parts.has("quantity") ? parts.text("quantity") : "quantity");
        return parts.has("fresh") ? positions.fresh(parts.time("fresh")) : positions;
    }

    private List<QuietHours> quiet(Parts parts) throws BusFileException {
        if (!parts.has("quiet")) {
            return List.of();
        }
        var all = new ArrayList<QuietHours>();
        var node = parts.node("quiet");
        for (var item : node instanceof MappingNode ? List.of(node) : reader.items(node)) {
            mistakes.of(() -> hours(parts("quiet", item, Set.of("zone", "days", "from", "to"))))
                    .ifPresent(all::add);
        }
        return all;
    }

    private QuietHours hours(Parts parts) throws BusFileException {
        var days = EnumSet.noneOf(DayOfWeek.class);
        var named = parts.has("days") ? parts.or(List.<Node>of(), "days", reader::items) : List.<Node>of();
        for (var day : named) {
            mistakes.of(() -> day(day)).ifPresent(days::add);
        }
        return new QuietHours(
                parts.or(ZoneId.of("UTC"), "zone", this::zone),
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                clock(parts, "from"),
                clock(parts, "to"));
    }

    private DayOfWeek day(Node day) throws BusFileException {
        var number = DAYS.indexOf(reader.text(day));
        if (number < 0) {
            throw reader.problem(
                    day, "there is no day \"" + reader.text(day) + "\"; " + Advice.among(reader.text(day), DAYS));
        }
        return DayOfWeek.of(number + 1);
    }

    private ZoneId zone(Node node) throws BusFileException {
        try {
            return ZoneId.of(reader.text(node));
        } catch (DateTimeException e) {
            throw reader.problem(
                    node, "there is no time zone \"" + reader.text(node) + "\"; write one such as UTC or Europe/Oslo");
        }
    }

    private LocalTime clock(Parts parts, String key) {
        return !parts.has(key)
                ? LocalTime.MIDNIGHT
                : parts.or(LocalTime.MIDNIGHT, key, node -> {
                    var text = reader.text(node);
                    if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
                        throw reader.problem(node, "\"" + text + "\" is no time of day; write \"22:00\", in quotes");
                    }
                    return LocalTime.parse(text);
                });
    }

    private Urgency urgency(Parts parts) {
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

    private Parts parts(String name, Node node, Set<String> known) throws BusFileException {
        var meant = reader.map(node, Set.of(), name).keySet().stream()
                .filter(key -> !known.contains(key))
                .flatMap(key -> Advice.nearest(key, known).stream())
                .collect(Collectors.toSet());
        return new Parts(name, reader.map(node, known, name), meant);
    }

    /** Reads what one part says. */
    private interface Value<T> {
        T of(Node node) throws BusFileException;
    }

    /**
     * The parts of one mapping. One that is wrong is noted, and stands for something harmless: the whole is not used then, but its
     * other parts are looked at all the same.
     */
    private final class Parts {

        /** Stands for a time that is none. */
        private static final String SOME_TIME = "1s";

        private final String name;
        private final Map<String, Node> nodes;
        /** The parts that are there under a name that is none, which is told. */
        private final Set<String> meant;

        private final int line;

        Parts(String name, Map<String, Node> nodes, Set<String> meant) {
            this.name = name;
            this.nodes = nodes;
            this.meant = meant;
            this.line = nodes.values().stream().mapToInt(YamlText::line).min().orElse(1);
        }

        boolean has(String key) {
            return nodes.containsKey(key);
        }

        Node node(String key) throws BusFileException {
            var node = nodes.get(key);
            if (node == null) {
                throw reader.problem(line, name + " does not say \"" + key + "\"; add it");
            }
            return node;
        }

        /** What a part says; where it is missing or wrong, that is noted, and it says something else. */
        <T> T or(T otherwise, String key, Value<T> value) {
            if (!has(key) && meant.contains(key)) {
                wrong.add(key);
                return otherwise;
            }
            var read = mistakes.of(() -> value.of(node(key)));
            if (read.isEmpty()) {
                wrong.add(key);
            }
            return read.orElse(otherwise);
        }

        String text(String key) {
            return or("", key, node -> whole(key, node));
        }

        private String whole(String key, Node node) throws BusFileException {
            var text = reader.text(node);
            if (text.isEmpty()) {
                throw reader.problem(node, key + " is empty; write a value");
            }
            return text;
        }

        /** One text, or a list of them. */
        String[] texts(String key) throws BusFileException {
            var node = node(key);
            if (!(node instanceof SequenceNode)) {
                return new String[] {text(key)};
            }
            var all = new ArrayList<String>();
            for (var item : reader.items(node)) {
                all.add(reader.text(item));
            }
            return all.toArray(String[]::new);
        }

        String time(String key) {
            return or(SOME_TIME, key, node -> {
                try {
                    TimeSpan.of(whole(key, node));
                    return whole(key, node);
                } catch (IllegalArgumentException e) {
                    throw reader.problem(node, String.valueOf(e.getMessage()));
                }
            });
        }

        int count(String key) {
            return or(1, key, node -> {
                var text = whole(key, node);
                if (!text.matches("[1-9][0-9]{0,8}")) {
                    throw reader.problem(
                            node, "\"" + text + "\" is no count; write a whole number from 1 to 999999999");
                }
                return Integer.parseInt(text);
            });
        }
    }
}

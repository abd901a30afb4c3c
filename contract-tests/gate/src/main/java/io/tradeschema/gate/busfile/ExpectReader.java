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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    ExpectReader(BusFileReader reader) {
        this.reader = reader;
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
            all.add(one(entry.getKey(), entry.getValue()));
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
        var parts = new Parts(name, reader.map(node, KINDS.getOrDefault(kinds.get(0), Set.of()), name));
        return new Expected(name, Optional.of(whole(kinds.get(0), parts)), Expected.Change.NONE, false, line, lines);
    }

    private Expected.Change change(String name, Node node) throws BusFileException {
        var known = new TreeSet<>(CHANGE);
        known.addAll(KINDS.keySet());
        var parts = new Parts(name, reader.map(node, known, name));
        return new Expected.Change(
                parts.has("also") ? Optional.of(when(parts.node("also"))) : Optional.empty(),
                parts.has("orBy") ? by(parts.node("orBy")) : List.of(),
                parts.has("within") ? Optional.of(parts.time("within")) : Optional.empty(),
                parts.has("severity") ? Optional.of(urgency(parts.node("severity"))) : Optional.empty());
    }

    private Expectation whole(String kind, Parts parts) throws BusFileException {
        var one = switch (kind) {
            case "answerTo" -> answer(parts);
            case "rhythm" -> rhythm(parts);
            case "health" -> health(parts);
            case "group" -> readers(parts);
            default -> pulse(parts);
        };
        return parts.has("severity") ? one.urgent(urgency(parts.node("severity"))) : one;
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
        var answer = Expect.answer(parts.name).about(parts.text("answerTo")).when(when(parts.node("when")));
        for (var by : by(parts.node("by"))) {
            answer = answer.orBy(by.event(), by.field());
        }
        answer = answer.on(parts.has("on") ? parts.text("on") : "", parts.text("id"))
                .within(parts.time("within"));
        if (answer.by().stream().anyMatch(by -> by.field().isEmpty())) {
            throw reader.problem(parts.node("by"), "on is missing: the field of the answer that names the question");
        }
        answer = parts.has("orElse") ? answer.orElse(parts.text("orElse")) : answer;
        answer = parts.has("complete") ? answer.complete(parts.text("complete")) : answer;
        answer = parts.has("names") ? answer.naming(parts.texts("names")) : answer;
        return parts.has("orFlat") ? answer.orFlat(positions(parts.node("orFlat"), "orFlat")) : answer;
    }

    private Rhythm rhythm(Parts parts) throws BusFileException {
        var rhythm = Expect.rhythm(parts.name).about(parts.text("rhythm")).every(parts.time("every"));
        rhythm = parts.has("excusedBy") ? rhythm.excusedBy(parts.text("excusedBy")) : rhythm;
        rhythm = parts.has("while") ? rhythm.whileOpen(positions(parts.node("while"), "while")) : rhythm;
        for (var hours : quiet(parts)) {
            rhythm = rhythm.quiet(hours);
        }
        return rhythm;
    }

    private Health health(Parts parts) throws BusFileException {
        var health = Expect.health(parts.name).about(parts.text("health"));
        if (parts.has("refused")) {
            health = health.refused(percent(parts.node("refused")), parts.time("over"), parts.count("least"));
        }
        if (parts.has("same")) {
            health = health.same(parts.count("same"), parts.time("in"));
        }
        for (var hours : quiet(parts)) {
            health = health.quiet(hours);
        }
        return health;
    }

    private String percent(Node node) throws BusFileException {
        try {
            Health.percent(reader.text(node));
            return reader.text(node);
        } catch (IllegalArgumentException e) {
            throw reader.problem(node, String.valueOf(e.getMessage()));
        }
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

    private OpenPositions positions(Node node, String key) throws BusFileException {
        var parts = new Parts(key, reader.map(node, Set.of("open", "fresh", "symbol", "quantity"), key));
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
            all.add(hours(new Parts("quiet", reader.map(item, Set.of("zone", "days", "from", "to"), "quiet"))));
        }
        return all;
    }

    private QuietHours hours(Parts parts) throws BusFileException {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : parts.has("days") ? reader.items(parts.node("days")) : List.<Node>of()) {
            var number = DAYS.indexOf(reader.text(day));
            if (number < 0) {
                throw reader.problem(
                        day, "there is no day \"" + reader.text(day) + "\"; " + Advice.among(reader.text(day), DAYS));
            }
            days.add(DayOfWeek.of(number + 1));
        }
        return new QuietHours(
                zone(parts.node("zone")),
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days,
                clock(parts, "from"),
                clock(parts, "to"));
    }

    private ZoneId zone(Node node) throws BusFileException {
        try {
            return ZoneId.of(reader.text(node));
        } catch (DateTimeException e) {
            throw reader.problem(
                    node, "there is no time zone \"" + reader.text(node) + "\"; write one such as UTC or Europe/Oslo");
        }
    }

    private LocalTime clock(Parts parts, String key) throws BusFileException {
        var text = parts.has(key) ? parts.text(key) : "00:00";
        if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            throw reader.problem(parts.node(key), "\"" + text + "\" is no time of day; write \"22:00\", in quotes");
        }
        return LocalTime.parse(text);
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

    /** The parts of one mapping. */
    private final class Parts {

        private final String name;
        private final Map<String, Node> nodes;
        private final int line;

        Parts(String name, Map<String, Node> nodes) {
            this.name = name;
            this.nodes = nodes;
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

        String text(String key) throws BusFileException {
            var text = reader.text(node(key));
            if (text.isEmpty()) {
                throw reader.problem(node(key), key + " is empty; write a value");
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

        String time(String key) throws BusFileException {
            try {
                TimeSpan.of(text(key));
                return text(key);
            } catch (IllegalArgumentException e) {
                throw reader.problem(node(key), String.valueOf(e.getMessage()));
            }
        }

        int count(String key) throws BusFileException {
            if (!text(key).matches("[1-9][0-9]{0,8}")) {
                throw reader.problem(node(key), "\"" + text(key) + "\" is no count; write a whole number from 1");
            }
            return Integer.parseInt(text(key));
        }
    }
}

package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Copies of the contract before writers of every version: with every field and every slip of it, every retired name,
 * additions and unknown values, in messages and in entries, a closed reader and an open one say what Java says.
 */
class LaterWritersTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path RUNNERS = Path.of("src/test/conformance").toAbsolutePath();

    private static final Map<String, String> INTENT = fields(
            "symbol=\"BTCUSDT\"", "action=\"SELL\"", "position_size_usd=200", "leverage=1", "entry_price=88000.5");
    private static final Map<String, String> CLOSED = fields(
            "symbol=\"ETHUSDT\"", "status=\"closed\"", "pnl=12.5", "exit_reason=\"time_stop\"", "exit_price=1.6205");

    /** Names that nobody has published, none of them near to one that was. */
    private static final List<String> ADDITIONS = List.of("target_price", "zebra", "x", "rl_action", "venue id", "");

    private static final List<String> VALUES = List.of("1", "null", "\"BUY\"", "{\"a\":[1,{\"b\":null}]}");
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"HEDGE\"",
            "\"sel\"",
            "\"BTC/USDT\"",
            "\"" + "B".repeat(33) + "\"",
            "\"" + "b".repeat(300) + "\"");

    /** One reading: of a message whose writer is told, or of an entry that says it itself. */
    private record Reading(Contract<?> type, Optional<Version> writer, boolean open, boolean entry, String message) {

        Map<String, Object> line(int number) {
            var line = new LinkedHashMap<String, Object>();
            line.put("id", "reading/" + number);
            line.put("event", type.name());
            line.put("open", open);
            if (entry) {
                line.put("entry", fields());
            } else {
                line.put("message", message);
                line.put("writer", writer.map(Version::toString).orElse(null));
            }
            return line;
        }

        private Map<String, String> fields() {
            var fields = new LinkedHashMap<String, String>();
            fields.put("event_type", type.name());
            fields.put("payload", message);
            fields.put("timestamp", "2026-01-21T04:10:00Z");
            fields.put("source", "exit_monitor");
            writer.ifPresent(version -> fields.put("schema_version", version.toString()));
            return fields;
        }

        Map<String, Object> answer(int number) {
            return answer("reading/" + number, type);
        }

        private <T> Map<String, Object> answer(String id, Contract<T> known) {
            var told = writer.map(EventCodec.of(known)::from).orElse(EventCodec.of(known));
            var codec = open ? told.ignoringAdditions() : told;
            var outcome = entry
                    ? event(EntryCodec.of(open ? EventCodec.of(known).ignoringAdditions() : EventCodec.of(known))
                            .decode(fields()))
                    : codec.decode(message);
            var answer = new LinkedHashMap<String, Object>();
            answer.put("id", id);
            answer.put("accepted", outcome.accepted());
            answer.put(
                    "findings",
                    outcome.findings().stream().map(Finding::toString).toList());
            answer.put("encoded", outcome.value().map(codec::encodeToString).orElse(null));
            return answer;
        }

        private static <T> Outcome<T> event(Outcome<Entry<T>> entry) {
            return entry.value()
                    .<Outcome<T>>map(read -> new Outcome.Accepted<>(read.event(), entry.findings()))
                    .orElseGet(() -> new Outcome.Refused<>(entry.findings()));
        }
    }

    @TempDir
    Path folder;

    private List<Reading> readings = List.of();
    private Path file;

    @BeforeEach
    void write_every_reading_down() throws IOException {
        readings = Stream.of(readings(TradeIntent.TYPE, INTENT), readings(TradeClosed.TYPE, CLOSED))
                .flatMap(List::stream)
                .toList();
        file = folder.resolve("readings.jsonl");
        var lines = new ArrayList<String>(List.of("{}"));
        for (var i = 0; i < readings.size(); i++) {
            lines.add(MAPPER.writeValueAsString(readings.get(i).line(i)));
        }
        Files.write(file, lines);
    }

    @Test
    void python_says_of_every_reading_what_java_says() throws IOException {
        var python = Bound.python(folder);

        compare(python.lines("python3", runner("binding.py"), file.toString()));
    }

    @Test
    void javascript_says_of_every_reading_what_java_says() throws IOException {
        var node = Bound.node(folder);

        compare(node.lines("node", runner("binding.mjs"), file.toString()));
    }

    /** The first difference alone is shown: thousands of readings would drown it. */
    private void compare(List<String> lines) throws IOException {
        assertThat(lines).hasSameSizeAs(readings).hasSizeGreaterThan(5_000);
        var rules = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            JsonNode expected = MAPPER.valueToTree(readings.get(i).answer(i));
            assertThat(MAPPER.readTree(lines.get(i)))
                    .as(readings.get(i).toString())
                    .isEqualTo(expected);
            expected.get("findings").forEach(finding -> rules.add(finding.asText()));
        }
        assertThat(rules.stream().filter(text -> text.endsWith("[ADDITION_NOT_READ, warning]")))
                .hasSizeGreaterThan(50);
        assertThat(rules.stream().filter(text -> text.contains("or open it for additions")))
                .hasSizeGreaterThan(50);
        assertThat(rules.stream().filter(text -> text.contains("upgrade the reader first; it knows")))
                .hasSizeGreaterThan(50);
        assertThat(rules.stream().filter(text -> text.contains("if the text is right there, upgrade the reader")))
                .hasSizeGreaterThan(50);
    }

    private String runner(String name) throws IOException {
        var copy = folder.resolve(name);
        Files.copy(RUNNERS.resolve(name), copy);
        return copy.toString();
    }

    private static List<Reading> readings(Contract<?> type, Map<String, String> base) {
        var known = type.version();
        var later = Optional.of(new Version(known.major(), known.minor() + 1, 0));
        var writers = List.of(
                Optional.<Version>empty(),
                Optional.of(new Version(known.major(), known.minor(), known.patch() + 1)),
                later,
                Optional.of(new Version(known.major() + 1, 999_999, 0)));
        var readings = new ArrayList<Reading>();
        for (var message : messages(type.shape(), base)) {
            for (var open : List.of(false, true)) {
                writers.forEach(writer -> readings.add(new Reading(type, writer, open, false, message)));
                readings.add(new Reading(type, Optional.empty(), open, true, message));
                readings.add(new Reading(type, later, open, true, message));
            }
        }
        return readings;
    }

    private static Set<String> messages(Shape<?> shape, Map<String, String> base) {
        var messages = new LinkedHashSet<String>();
        names(shape).forEach(name -> messages.add(with(base, name, "1")));
        for (var addition : ADDITIONS) {
            VALUES.forEach(value -> messages.add(with(base, addition, value)));
        }
        for (var field : shape.fields()) {
            TEXTS.forEach(text -> messages.add(with(base, field.name(), text)));
            field.type().asObject().ifPresent(object -> {
                var nested = new LinkedHashMap<>(fields("mode=\"swing\""));
                messages(object.shape(), nested).forEach(inner -> messages.add(with(base, field.name(), inner)));
            });
        }
        return messages;
    }

    /** The names of a shape and every slip of them. */
    private static Stream<String> names(Shape<?> shape) {
        return Stream.concat(
                        shape.fields().stream().map(Field::name),
                        shape.retired().stream().map(RetiredName::name))
                .flatMap(name -> Stream.of(
                        name,
                        name.toUpperCase(Locale.ROOT),
                        name.replace('_', '-'),
                        name.replace("_", ""),
                        name.substring(0, name.length() - 1),
                        name + name.charAt(name.length() - 1),
                        "our_" + name));
    }

    private static String with(Map<String, String> base, String name, String value) {
        var all = new LinkedHashMap<>(base);
        all.put(name, value);
        return all.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        IntStream.range(0, pairs.length)
                .mapToObj(i -> pairs[i].split("=", 2))
                .forEach(pair -> fields.put(pair[0], pair[1]));
        return fields;
    }
}

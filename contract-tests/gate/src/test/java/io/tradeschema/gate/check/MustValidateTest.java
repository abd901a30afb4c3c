package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ScanRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that must validate: what counts as validated, on which paths, and until when. */
class MustValidateTest {

    private static final String BUS = """
            version: 1
            services:
              closer: {source: closer, produces: [trade.intent], must_validate: true}
            external: {consumes: ["quantum:stream:trade.intent"]}
            validators: [closer.checks.demand, acme.contracts.check, bus.Checks.validate]
            """;
    private static final String PYTHON = """
            import json
            import jsonschema
            import redis
            from acme.contracts import check
            from closer.checks import demand
            r = redis.Redis()
            SCHEMA = json.load(open("trade.intent.json"))
            def send(message):
                r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "schema_version": "1.1.0",
                    "timestamp": "2026-01-21T00:00:00Z", "source": "closer", "payload": json.dumps(message)})
            def close(symbol, strict):
                message = {"symbol": symbol, "action": "CLOSE", "position_size_usd": 1.0, "leverage": 1, "entry_price": 2.0}
            """;
    private static final String JAVA = """
            package bus;
            import io.tradeschema.event.TradeIntent;
            import io.tradeschema.json.*;
            class Closer {
                private final EventCodec<TradeIntent> codec = EventCodec.of(TradeIntent.TYPE);
                private final EntryCodec<TradeIntent> entries = EntryCodec.of(codec);
                private final UnifiedJedis jedis;
                private final ObjectMapper mapper;
                void send(Object json) {
                    jedis.xadd("quantum:stream:trade.intent", StreamEntryID.NEW_ENTRY, Map.of("event_type", "trade.intent",
                        "schema_version", "1.1.0", "timestamp", Instant.now().toString(), "source", "c", "payload", json));
                }
                void close(String symbol, TradeIntent.Builder builder, boolean strict) throws Exception {
                    var intent = builder.symbol(Symbol.of(symbol)).build();
                    var map = new HashMap<String, Object>(Map.of("symbol", symbol, "action", "CLOSE",
                        "position_size_usd", 1.0, "leverage", 1, "entry_price", 2.0));
            """;

    /** So that the sender has a caller. */
    private static final String SENT = "\nsend(codec.encodeToString(intent));";

    @TempDir
    private Path folder = Path.of("");

    /** How many writes of the code after the beginning are found to be published without validation. */
    private long raw(String file, String beginning, String rest, String end) throws Exception {
        var target = folder.resolve("closer").resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(folder.resolve("closer/checks.py"), "def demand(message):\n    assert message['symbol']\n");
        Files.writeString(target, beginning + rest.indent(file.endsWith(".py") ? 4 : 8) + end);
        var bus = BusFileReader.parse("tradeschema.yaml", BUS);
        var run = new Gate(bus, "tradeschema.yaml", folder, Contracts.declared(), Optional.empty(), Clock.systemUTC())
                .run("check");
        assertThat(run.facts().writes()).as("the write is seen").isNotEmpty();
        var other = run.all().stream().filter(finding -> finding.rule() != ScanRule.CALLSITE_RAW_PUBLISH);
        assertThat(other).as("nothing else is found").isEmpty();
        return run.all().stream().map(Finding::where).distinct().count();
    }

    static Stream<String> validatedInPython() {
        return Stream.of(
                "jsonschema.validate(message, SCHEMA)\nsend(message)",
                "jsonschema.Draft202012Validator(SCHEMA).validate(message)\nsend(message)",
                "demand(message)\nsend(message)",
                "check('trade.intent', body=message)\nsend(message)",
                "if strict:\n    demand(message)\nelse:\n    check(message)\nsend(message)",
                "try:\n    demand(message)\nexcept AssertionError:\n    return\nsend(message)",
                "if strict:\n    demand(message)\n    send(message)");
    }

    @ParameterizedTest
    @MethodSource("validatedInPython")
    void what_was_validated_on_every_path_is_quiet_in_python(String code) throws Exception {
        assertThat(raw("main.py", PYTHON, code, "")).isZero();
    }

    static Stream<String> rawInPython() {
        return Stream.of(
                "send(message)",
                "if strict:\n    demand(message)\nsend(message)",
                "demand(message)\nmessage['leverage'] = 2\nsend(message)",
                "demand(message)\nmessage.update(source='closer')\nsend(message)",
                "try:\n    demand(message)\nexcept AssertionError:\n    print('bad')\nsend(message)",
                "other = {'symbol': symbol}\ndemand(other)\nsend(message)",
                "len(message)\nsend(message)");
    }

    @ParameterizedTest
    @MethodSource("rawInPython")
    void what_was_not_is_reported_in_python(String code) throws Exception {
        assertThat(raw("main.py", PYTHON, code, "")).isOne();
    }

    static Stream<String> validatedInJava() {
        return Stream.of(
                "send(codec.encodeToString(intent));",
                "String json = codec.encodeToString(intent);\nsend(json);",
                "send(new String(codec.encode(intent), StandardCharsets.UTF_8));",
                "send(EventCodec.of(TradeIntent.TYPE).encodeToString(intent));",
                "jedis.xadd(\"quantum:stream:trade.intent\", StreamEntryID.NEW_ENTRY, entries.encode(Entry.of(intent)));"
                        + SENT,
                "var entry = new HashMap<>(entries.encode(Entry.of(intent)));\n"
                        + "jedis.xadd(\"quantum:stream:trade.intent\", StreamEntryID.NEW_ENTRY, entry);"
                        + SENT,
                "Checks.validate(map);\nsend(mapper.writeValueAsString(map));",
                "if (strict) { Checks.validate(map); } else { Checks.validate(map); }\nsend(mapper.writeValueAsString(map));",
                "try { Checks.validate(map); } catch (Exception e) { return; }\nsend(mapper.writeValueAsString(map));",
                "Checks.validate(map);\nif (strict) { map.put(\"source\", \"c\"); return; }\n"
                        + "send(mapper.writeValueAsString(map));");
    }

    @ParameterizedTest
    @MethodSource("validatedInJava")
    void what_was_validated_on_every_path_is_quiet_in_java(String code) throws Exception {
        assertThat(raw("Closer.java", JAVA, code, "    }\n}\n")).isZero();
    }

    static Stream<String> rawInJava() {
        return Stream.of(
                "send(mapper.writeValueAsString(map));",
                "send(strict ? codec.encodeToString(intent) : mapper.writeValueAsString(map));",
                "if (strict) { Checks.validate(map); }\nsend(mapper.writeValueAsString(map));",
                "Checks.validate(map);\nmap.put(\"leverage\", 2);\nsend(mapper.writeValueAsString(map));",
                "Checks.validate(map);\nmap.remove(\"source\");\nsend(mapper.writeValueAsString(map));",
                "try { Checks.validate(map); } catch (Exception e) { log(e); }\nsend(mapper.writeValueAsString(map));",
                "var entry = new HashMap<>(entries.encode(Entry.of(intent)));\n"
                        + "entry.put(\"payload\", mapper.writeValueAsString(map));\n"
                        + "jedis.xadd(\"quantum:stream:trade.intent\", StreamEntryID.NEW_ENTRY, entry);"
                        + SENT);
    }

    @ParameterizedTest
    @MethodSource("rawInJava")
    void what_was_not_is_reported_in_java(String code) throws Exception {
        assertThat(raw("Closer.java", JAVA, code, "    }\n}\n")).isOne();
    }

    static Stream<Arguments> otherCodecs() {
        return Stream.of(
                Arguments.of("import io.tradeschema.json.*;", "import com.acme.*;"),
                Arguments.of("import io.tradeschema.json.*;", "import com.acme.EventCodec;"));
    }

    @ParameterizedTest
    @MethodSource("otherCodecs")
    void a_codec_of_the_same_name_from_elsewhere_does_not_count(String ours, String other) throws Exception {
        var target = folder.resolve("closer/Closer.java");
        Files.createDirectories(target.getParent());
        Files.writeString(target, JAVA.replace(ours, other) + "send(codec.encodeToString(intent));\n    }\n}\n");
        var bus = BusFileReader.parse("tradeschema.yaml", BUS);

        var run = new Gate(bus, "tradeschema.yaml", folder, Contracts.declared(), Optional.empty(), Clock.systemUTC())
                .run("check");

        assertThat(run.all()).extracting(finding -> finding.rule().name()).contains("CALLSITE_RAW_PUBLISH");
    }
}

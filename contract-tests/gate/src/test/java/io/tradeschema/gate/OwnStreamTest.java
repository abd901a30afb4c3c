package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page about a stream of one's own, walked from its beginning to its end with a Java runtime alone. */
@Timeout(300)
class OwnStreamTest {

    private static final Path TOP = Path.of("../..").toAbsolutePath().normalize();
    private static final Path SAMPLE = TOP.resolve("contract-tests/samples/own-stream");

    @TempDir
    Path folder;

    private String page = "";
    private FolderCommands commands;

    @BeforeEach
    void start() throws IOException {
        commands = new FolderCommands(folder);
    }

    @AfterEach
    void end() throws IOException {
        commands.close();
    }

    @Test
    void a_python_team_gets_a_contract_a_red_build_and_a_green_one() throws IOException {
        page = Files.readString(TOP.resolve("docs/own-stream.md"));
        lay(SAMPLE.resolve("before"));

        var adopted = run("./tradeschema infer ai.signal services --adopt tradeschema.yaml");
        assertThat(adopted).startsWith("0\n");
        assertThat(printed(adopted).get(0)).isIn(page.lines().toList());
        assertThat(Files.readString(folder.resolve("tradeschema.yaml")))
                .contains(
                        "  - {schema: \"schemas/ai-signal.schema.json\", stream: \"quantum:stream:ai.signal\", version: 1.0.0}");

        lay(SAMPLE, "schemas", "tradeschema.yaml");
        assertThat(run("./tradeschema --events tradeschema.yaml archive freeze"))
                .startsWith("0\npublished ai.signal@1.0.0 as published/ai-signal/1.0.0/ai-signal.schema.json\n");
        var red = run("./tradeschema check");
        assertThat(red).startsWith("1\n");
        assertThat(printed(red).stream().filter(line -> line.endsWith("_FIELD]")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).isIn(page.lines().toList()));

        assertThat(run("./tradeschema fix --write")).startsWith("0\n");
        assertThat(tree(folder.resolve("services"))).isEqualTo(tree(SAMPLE.resolve("services")));
        assertThat(run("./tradeschema check"))
                .startsWith("0\n")
                .contains("0 errors")
                .doesNotContain("_FIELD]");

        lay(SAMPLE, "captured.jsonl");
        assertThat(run("./tradeschema --events tradeschema.yaml samples ai.signal"))
                .startsWith("0\n")
                .contains("{\"event\": \"ai.signal\", \"payload\": {\"symbol\": \"BTCUSDT\"");
        assertThat(run("./tradeschema validate --bus tradeschema.yaml captured.jsonl"))
                .startsWith("1\n")
                .contains(
                        "captured.jsonl:2: ai.signal@1.0.0 $.confidence: outside the bounds of AiSignalConfidence, found 87;"
                                + " write a number from 0 to 1; check the unit first [OUT_OF_RANGE]");
        assertThat(run("./tradeschema --events tradeschema.yaml bindings python --event ai.signal --out vendor"))
                .startsWith("0\nwrote ");
        python();
        assertThat(run("./tradeschema --events tradeschema.yaml compat ai.signal@1.0.0 ai.signal"))
                .startsWith("0\n")
                .contains("backward: SAFE");
        assertThat(
                        run(
                                "./tradeschema watch --bus tradeschema.yaml --replay captured.jsonl --until 2026-01-21T05:00:00Z"))
                .startsWith("1\n")
                .contains("signals-flow");
        assertThat(
                        run(
                                "./tradeschema --events tradeschema.yaml java ai.signal --package bus.signals --out src/main/java"))
                .startsWith("0\nwrote 5 classes to src/main/java/bus/signals;");
    }

    @Test
    void a_change_without_a_new_version_is_red_and_the_step_to_the_next_one_is_decided() throws IOException {
        lay(SAMPLE);
        tradeschema("--events tradeschema.yaml archive freeze");
        var schema = folder.resolve("schemas/ai-signal.schema.json");
        Files.writeString(schema, Files.readString(schema).replace("\"maximum\": 86400", "\"maximum\": 3600"));

        assertThat(tradeschema("check"))
                .startsWith("1\n")
                .contains(
                        "published/ai-signal/1.0.0/ai-signal.schema.json: ai.signal@1.0.0: the model differs from the published"
                                + " schema, found in line ")
                .contains("raise the version in the bus file");
        assertThat(tradeschema("--events tradeschema.yaml validate --event ai.signal@1.0.0 captured.jsonl"))
                .startsWith("2\n")
                .contains("ai.signal@1.0.0 was published otherwise than its schema says now");

        var bus = folder.resolve("tradeschema.yaml");
        Files.writeString(bus, Files.readString(bus).replace("version: 1.0.0", "version: 2.0.0"));
        assertThat(tradeschema("--events tradeschema.yaml archive freeze")).contains("published ai.signal@2.0.0");
        assertThat(tradeschema("--events tradeschema.yaml compat ai.signal@1.0.0 ai.signal"))
                .contains("backward: BREAK: new consumers refuse {\"symbol\":\"BTCUSDT\"", "\"horizon_sec\":");
    }

    @Test
    void the_step_to_a_version_that_is_not_published_yet_is_decided_by_the_schema_as_it_stands() throws IOException {
        lay(SAMPLE);
        tradeschema("--events tradeschema.yaml archive freeze");
        var schema = folder.resolve("schemas/ai-signal.schema.json");
        Files.writeString(schema, Files.readString(schema).replace("\"maximum\": 86400", "\"maximum\": 3600"));

        assertThat(tradeschema("--events tradeschema.yaml compat ai.signal@1.0.0 ai.signal"))
                .startsWith("1\n")
                .contains("backward: BREAK: new consumers refuse", "[VERSION_NOT_BUMPED]");

        var bus = folder.resolve("tradeschema.yaml");
        Files.writeString(bus, Files.readString(bus).replace("version: 1.0.0", "version: 2.0.0"));
        assertThat(tradeschema("--events tradeschema.yaml compat ai.signal@1.0.0 ai.signal"))
                .contains("ai.signal@2.0.0", "backward: BREAK: new consumers refuse")
                .doesNotContain("[VERSION_NOT_BUMPED]", "[MAJOR_NOT_BUMPED]");
    }

    @Test
    void init_keeps_the_contracts_by_which_it_knew_the_streams() throws IOException {
        lay(SAMPLE);
        Files.writeString(folder.resolve("bus.yaml"), """
                version: 1
                contracts:
                  - trade.intent
                  - {schema: schemas/ai-signal.schema.json, stream: "quantum:stream:ai.signal", version: 1.0.0}
                archive: published
                """);
        Files.delete(folder.resolve("tradeschema.yaml"));

        assertThat(tradeschema("init services --events bus.yaml")).startsWith("0\n");

        assertThat(Files.readString(folder.resolve("services/tradeschema.yaml")))
                .contains("contracts:\n  - trade.intent\n  - {schema: \"../schemas/ai-signal.schema.json\", stream:"
                        + " \"quantum:stream:ai.signal\", version: 1.0.0}\n\narchive: \"../published\"\n")
                .doesNotContain("# archive");
        tradeschema("--events services/tradeschema.yaml archive freeze");
        assertThat(tradeschema("check -f services/tradeschema.yaml")).startsWith("0\n");
    }

    @Test
    void what_the_schema_cannot_say_makes_the_check_red_with_its_line() throws IOException {
        lay(SAMPLE);
        var schema = folder.resolve("schemas/ai-signal.schema.json");
        Files.writeString(schema, Files.readString(schema).replace("\"maximum\": 1,", "\"maximun\": 1,"));

        assertThat(tradeschema("check --format json"))
                .startsWith("2\n")
                .contains("\"SCHEMA_KEYWORD\"", "schemas/ai-signal.schema.json", "did you mean \\\"maximum\\\"?");
        assertThat(tradeschema("--events tradeschema.yaml samples ai.signal"))
                .isEqualTo("2\ntradeschema: a contract cannot be read from its schema, so that nothing was checked\n"
                        + "  schemas/ai-signal.schema.json:19: ai.signal@1.0.0: \"maximun\" is no keyword of a contract's schema; did you"
                        + " mean \"maximum\"? [SCHEMA_KEYWORD]\n");
    }

    @Test
    void writers_in_typescript_and_readers_in_java_are_judged_by_it() throws IOException {
        lay(SAMPLE);
        Files.writeString(folder.resolve("services/signals/web.ts"), """
                import { createClient } from "redis";

                const client = createClient();

                export async function publish(symbol: string): Promise<void> {
                  await client.xAdd("quantum:stream:ai.signal", "*", {
                    event_type: "ai.signal",
                    payload: JSON.stringify({ symbol, side: "LONG", confidence: 0.5, timestamp: new Date().toISOString() }),
                    timestamp: new Date().toISOString(),
                    source: "web",
                  });
                }
                """);
        Files.writeString(folder.resolve("services/risk/Reader.java"), """
                import com.fasterxml.jackson.databind.ObjectMapper;
                import java.util.Map;
                import redis.clients.jedis.JedisPooled;
                import redis.clients.jedis.StreamEntryID;
                import redis.clients.jedis.params.XReadParams;

                final class Reader {
                    private final ObjectMapper mapper = new ObjectMapper();
                    private final JedisPooled jedis = new JedisPooled();

                    void run() throws Exception {
                        for (var stream : jedis.xread(new XReadParams(), Map.of("quantum:stream:ai.signal", new StreamEntryID()))) {
                            for (var entry : stream.getValue()) {
                                System.out.println(mapper.readTree(entry.getFields().get("payload")).get("direction").asText());
                            }
                        }
                    }
                }
                """);

        assertThat(tradeschema("scan services --bus tradeschema.yaml"))
                .startsWith("1\n")
                .contains(
                        "services/signals/web.ts:8:45: ai.signal@1.0.0: side: not a value of AiSignalSide, found \"LONG\"; write one of"
                                + " UP, DOWN or FLAT [CALLSITE_WRONG_VALUE]")
                .containsPattern(
                        "services/risk/Reader.java:14:\\d+: ai.signal@1.0.0: \"direction\" is read and the contract does not have"
                                + " it; the reader fails on every message; read \"side\" instead");
    }

    @Test
    void a_contract_that_is_named_twice_by_the_same_file_is_one() throws IOException {
        lay(SAMPLE);
        tradeschema("--events tradeschema.yaml archive freeze");

        assertThat(tradeschema("--events tradeschema.yaml check")).startsWith("0\n");
        assertThat(tradeschema("--events tradeschema.yaml scan services --bus tradeschema.yaml"))
                .startsWith("0\n");
    }

    @Test
    void the_bus_file_says_each_name_and_stream_once() throws IOException {
        lay(SAMPLE);
        var bus = folder.resolve("tradeschema.yaml");
        var text = Files.readString(bus);

        Files.writeString(
                bus, text.replace("\"quantum:stream:ai.signal\"", "\"quantum:stream:trade.intent\", event: ai.signal"));
        assertThat(tradeschema("check"))
                .isEqualTo(
                        "2\ntradeschema: tradeschema.yaml:3: \"quantum:stream:trade.intent\" is the stream of trade.intent already;"
                                + " give ai.signal another one\n");
        Files.writeString(bus, text.replace("version: 1.0.0}", "event: trade.intent, version: 1.0.0}"));
        assertThat(tradeschema("check"))
                .isEqualTo(
                        "2\ntradeschema: tradeschema.yaml:3: \"trade.intent\" is declared already; name it by \"event\"\n");
        Files.writeString(bus, text.replace("schemas/ai-signal", "schemas/gone"));
        assertThat(tradeschema("check"))
                .startsWith(
                        "2\nschemas/gone.schema.json:1: ai.signal@1.0.0: there is no file schemas/gone.schema.json; correct the path"
                                + " [SCHEMA_NOT_READ]\n");
        assertThat(tradeschema("--events gone.yaml events")).startsWith("2\n").contains("gone.yaml cannot be read");
    }

    @Test
    void field_tables_of_pages_are_filled_in() throws IOException {
        lay(SAMPLE);
        Files.writeString(folder.resolve("bus.md"), "# Bus\n\n<!-- fields ai.signal -->\n<!-- end -->\n");

        page = Files.readString(TOP.resolve("docs/own-stream.md"));
        assertThat(page).contains("`./tradeschema --events tradeschema.yaml docs bus.md`");
        assertThat(tradeschema("--events tradeschema.yaml docs bus.md")).isEqualTo("0\nbus.md renewed\n");
        assertThat(Files.readString(folder.resolve("bus.md"))).contains("`confidence`", "probability", "`direction`");
    }

    private void python() throws IOException {
        var tool = new Tool(folder);
        var python = tool.python("json");
        Tool.need(python.isPresent(), "no python3 of 3.10 or newer");
        Files.writeString(folder.resolve("use.py"), """
                import sys
                sys.path.insert(0, "vendor")
                from tradeschema import AiSignal
                print(AiSignal.read('{"symbol": "BTCUSDT", "direction": "LONG", "confidence": 2, "timestamp": "2026-01-21T04:10:00Z"}').findings)
                """);
        assertThat(String.join("\n", tool.lines(python.orElseThrow(), "use.py")))
                .contains("RETIRED_FIELD", "OUT_OF_RANGE", "\"side\": \"UP\"");
    }

    private void lay(Path from, String... parts) throws IOException {
        var chosen = parts.length == 0 ? List.of("") : List.of(parts);
        for (var part : chosen) {
            try (Stream<Path> all = Files.walk(from.resolve(part))) {
                for (var file : new ArrayList<>(all.toList())) {
                    var to = folder.resolve(from.relativize(file).toString());
                    if (Files.isRegularFile(file)) {
                        Files.createDirectories(to.getParent());
                        Files.writeString(to, Files.readString(file));
                    }
                }
            }
        }
    }

    /** The texts of the files below a folder. */
    private static Map<String, String> tree(Path top) throws IOException {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(top)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                texts.put(top.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static List<String> printed(String ended) {
        return ended.lines().skip(1).toList();
    }

    /** Runs a command of the page, which has it. */
    private String run(String command) throws IOException {
        assertThat(page).contains("\n$ " + command + "\n");
        return tradeschema(command.replaceFirst("^\\./tradeschema ", ""));
    }

    private String tradeschema(String arguments) throws IOException {
        return commands.run(arguments);
    }
}

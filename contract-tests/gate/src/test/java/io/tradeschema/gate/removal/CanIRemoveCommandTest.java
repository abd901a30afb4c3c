package io.tradeschema.gate.removal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a field may go: by what is declared, scanned and observed, and whom nobody can tell about. */
class CanIRemoveCommandTest {

    private static final String READER = """
            import json, redis
            r = redis.Redis(decode_responses=True)
            for _, entries in r.xread({"quantum:stream:trade.intent": "$"}):
                for _id, fields in entries:
                    intent = json.loads(fields["payload"])
                    print(intent["symbol"], intent.get("stop_loss"))
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void services() throws IOException {
        write("guard/main.py", READER);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String line(String file, int line) {
        return "(" + folder.resolve(file) + ":" + line;
    }

    private CommandLineRun asked(String field, String... more) {
        var arguments = new java.util.ArrayList<>(List.of("can-i-remove", field));
        arguments.addAll(List.of(more));
        if (!List.of(more).contains("--bus")) {
            arguments.add(folder.toString());
        }
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    /** The readers beside the one that is followed; each could be one that the field's end breaks. */
    @Test
    void what_may_take_the_field_without_being_followed_is_no_yes() throws IOException {
        var aliases = READER.replace("intent = json.loads", "intent = Model.model_validate_json")
                .replace("[\"payload\"])", "[\"payload\"])\n        _ = 0")
                .replace("import json, redis", """
                        import json, redis
                        from pydantic import AliasChoices, BaseModel, Field
                        class Model(BaseModel):
                            symbol: str
                            mood: str | None = Field(None, validation_alias=AliasChoices("regime", "mood"))""")
                .replace("print(intent[\"symbol\"], intent.get(\"stop_loss\"))", "print(intent.symbol, intent.mood)");
        var script = "import redis\nlook = redis.Redis().register_script(\"return cjson.decode(ARGV[1]).regime\")\n"
                + "look(keys=['quantum:stream:trade.intent'])\n";
        var cases = java.util.Map.of(
                "aliases/main.py",
                aliases,
                "place/main.py",
                READER.replace("print(", "print(list(intent.values())[4], "),
                "unpacked/main.py",
                READER.replace("print(", "a, b, *c = intent.values(); print("),
                "lua/main.py",
                script,
                "ops/compose.yaml",
                "services:\n  look:\n    command: sh -c \"redis-cli XREVRANGE quantum:stream:trade.intent + - | jq .x\"\n",
                "ops/last.jq",
                ".[0].regime\n");

        for (var one : cases.entrySet()) {
            write(one.getKey(), one.getValue());
            var run = asked("trade.intent.regime");
            assertThat(run.out())
                    .as(one.getKey())
                    .startsWith("cannot be told: ")
                    .contains(one.getKey());
            Files.delete(folder.resolve(one.getKey()));
        }
        assertThat(asked("trade.intent.regime").out()).startsWith("yes: ");
    }

    @Test
    void a_field_that_the_source_reads_may_not_go_and_the_place_is_named() {
        var run = asked("trade.intent.stop_loss");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("no: 1 place reads \"stop_loss\"\n")
                .contains("guard: reads it " + line("guard/main.py", 6));
    }

    @Test
    void a_field_that_no_reader_reads_may_go_and_its_writers_are_named() throws IOException {
        write("desk/send.py", """
                import json, redis
                r = redis.Redis()
                def send(symbol, now):
                    r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "timestamp": now, "source": "desk",
                        "payload": json.dumps({"symbol": symbol, "action": "BUY", "position_size_usd": 1, "leverage": 1,
                            "entry_price": 1, "regime": "calm"})})
                """);

        var run = asked("trade.intent.regime");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("yes: no reader of trade.intent reads \"regime\"")
                .contains("who writes it, and has to be changed when it goes\n  desk: writes it "
                        + line("desk/send.py", 6));
    }

    @Test
    void a_reader_that_cannot_be_followed_is_named_and_nothing_is_said_of_the_field() throws IOException {
        write(
                "risk/main.py",
                READER.replace("print(intent[\"symbol\"], intent.get(\"stop_loss\"))", "evaluate(intent)")
                        .replace("import json", "from acme_risk import evaluate\nimport json"));

        var run = asked("trade.intent.regime");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .startsWith("cannot be told: nobody is seen to read \"regime\", but 1 place cannot be followed\n")
                .contains(
                        "risk: the message goes on as a whole: it is given to evaluate, of which the tree does not show"
                                + " what it does " + line("risk/main.py", 7));
    }

    @Test
    void where_nobody_reads_the_event_it_cannot_be_told() {
        var run = asked("trade.closed.fee");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("nobody is seen to read quantum:stream:trade.closed; give the folders of its readers");
    }

    @Test
    void a_program_in_a_language_that_is_not_read_may_read_anything() throws IOException {
        write("go/main.go", "package main\n\nconst stream = \"quantum:stream:trade.intent\"\n");

        var run = asked("trade.intent.regime");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out())
                .contains("it is written in a language that the scan does not read " + line("go/main.go", 3));
    }

    @Test
    void an_event_or_field_that_does_not_exist_is_answered_with_the_nearest() {
        assertThat(asked("trade.intnt.symbol").err())
                .isEqualTo("tradeschema: no event is named \"trade.intnt\"; did you mean \"trade.intent\"?\n");
        assertThat(asked("trade.intent.stop_los").err())
                .contains("has no field \"stop_los\"; did you mean \"stop_loss\"?");
        assertThat(asked("trade.intent").err()).contains("which field of trade.intent? name it as trade.intent.FIELD");
        assertThat(asked("trade.intent.symbol.name").err()).contains("\"symbol\" holds no object");
        assertThat(asked("trade.intent.stop_los").exitCode()).isEqualTo(2);
    }

    @Test
    void what_a_service_declares_to_read_is_read_whatever_its_source_does() throws IOException {
        write("bus.yaml", """
                version: 1
                scan: {paths: [guard]}
                services:
                  board:
                    consumes: [trade.intent]
                    reads: {trade.intent: [symbol, regime]}
                """);

        var run =
                asked("trade.intent.regime", "--bus", folder.resolve("bus.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("board: declares to read it " + line("bus.yaml", 6) + ") [declared]");
    }

    @Test
    void a_consumer_without_source_is_told_by_what_it_was_seen_to_read_and_by_nothing_else() throws IOException {
        write("bus.yaml", """
                version: 1
                scan: {paths: [guard]}
                services:
                  board:
                    consumes: [trade.intent]
                """);
        var bus = folder.resolve("bus.yaml").toString();
        write("reads.jsonl", """
                {"event":"trade.intent","field":"*","reader":"board","count":7,"first":"2026-11-01T08:00:00Z","last":"2026-11-28T08:00:00Z"}
                {"event":"trade.intent","field":"model","reader":"board","count":7,"first":"2026-11-01T08:00:00Z","last":"2026-11-28T08:00:00Z"}
                {"event":"trade.intent","field":"model","reader":"board","count":2,"first":"2026-11-29T08:00:00Z","last":"2026-11-29T09:00:00Z"}
                """);
        var reads = folder.resolve("reads.jsonl").toString();

        assertThat(asked("trade.intent.regime", "--bus", bus).exitCode()).isEqualTo(2);
        assertThat(asked("trade.intent.regime", "--bus", bus).out())
                .contains("board: consumes the event, and its source is not here");
        var told = asked("trade.intent.regime", "--bus", bus, "--observed", reads);
        assertThat(told.exitCode()).isZero();
        assertThat(told.out())
                .contains(
                        "board: was seen to read messages: 7 times, first 2026-11-01T08:00:00Z, last 2026-11-28T08:00:00Z");
        var read = asked("trade.intent.model", "--bus", bus, "--observed", reads);
        assertThat(read.exitCode()).isEqualTo(1);
        assertThat(read.out())
                .contains("board: was seen to read it: 9 times, first 2026-11-01T08:00:00Z, last 2026-11-29T09:00:00Z "
                        + line("reads.jsonl", 2));
    }

    @Test
    void a_reader_that_took_messages_as_a_whole_and_is_not_in_the_tree_cannot_be_told() throws IOException {
        write("reads.jsonl", """
                {"event":"trade.intent","field":"?","reader":"board","count":7,"first":"2026-11-01T08:00:00Z","last":"2026-11-28T08:00:00Z"}
                """);

        assertThat(asked(
                                "trade.intent.regime",
                                "--observed",
                                folder.resolve("reads.jsonl").toString())
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_line_that_is_no_observed_read_is_refused_with_its_place() throws IOException {
        write(
                "reads.jsonl",
                "{\"event\":\"trade.intent\",\"field\":\"*\",\"reader\":\"board\",\"count\":7,\"first\":\"yesterday\",\"last\":\"\"}\n");
        var reads = folder.resolve("reads.jsonl").toString();

        assertThat(asked("trade.intent.regime", "--observed", reads).err())
                .contains(reads + ":1 is no observed read: its first or last is no time such as 2026-11-29T08:00:00Z");
        write("reads.jsonl", "[]\n");
        assertThat(asked("trade.intent.regime", "--observed", reads).err())
                .contains("it is no JSON object of texts and numbers");
    }

    @Test
    void somebody_outside_of_the_tree_that_has_no_name_cannot_be_told() throws IOException {
        write("bus.yaml", """
                version: 1
                scan: {paths: [guard]}
                external: {consumes: [trade.intent]}
                """);

        assertThat(asked(
                                "trade.intent.regime",
                                "--bus",
                                folder.resolve("bus.yaml").toString())
                        .out())
                .startsWith("cannot be told")
                .contains("somebody outside of this tree consumes the event");
    }

    @Test
    void a_test_with_the_kit_and_an_expectation_of_the_bus_file_declare_what_they_need() throws IOException {
        write("exit/src/test/java/exit/ReadsTest.java", """
                class ReadsTest {
                    void reads() {
                        ContractRules.readsAsDeclared(TradeIntent.TYPE, "symbol",
                                "regime").check(classes);
                    }
                }
                """);

        assertThat(asked("trade.intent.regime").out())
                .startsWith("no")
                .contains("exit: declares in a test to read it " + line("exit/src/test/java/exit/ReadsTest.java", 4));
        assertThat(asked("trade.intent.reduce_only").out())
                .contains("the contract itself: the expectation exit-answered needs it");
    }

    @Test
    void a_contract_without_java_is_asked_the_same() throws IOException {
        write("schemas/ai.schema.json", """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "AiSignal", "description": "A signal",
                 "type": "object", "additionalProperties": false, "required": ["symbol"],
                 "properties": {"symbol": {"type": "string", "minLength": 1, "maxLength": 20, "description": "What"},
                                "mood": {"type": ["string", "null"], "minLength": 1, "maxLength": 20, "description": "How"}}}
                """);
        write("bus.yaml", """
                version: 1
                contracts: [{schema: schemas/ai.schema.json, event: ai.signal, stream: "quantum:stream:ai.signal", version: 1.0.0}]
                scan: {paths: [ai]}
                """);
        write("ai/main.py", READER.replace("trade.intent", "ai.signal").replace("stop_loss", "mood"));
        var bus = folder.resolve("bus.yaml").toString();

        assertThat(asked("ai.signal.mood", "--bus", bus).out())
                .startsWith("no: 1 place")
                .contains(line("ai/main.py", 6));
        write("ai/main.py", READER.replace("trade.intent", "ai.signal").replace(", intent.get(\"stop_loss\")", ""));
        assertThat(asked("ai.signal.mood", "--bus", bus).exitCode()).isZero();
        assertThat(asked("ai.signal.mod", "--bus", bus).err()).contains("did you mean \"mood\"?");
    }

    @Test
    void programs_get_the_same_answer() {
        assertThat(asked("trade.intent.stop_loss", "--format", "json").out())
                .contains("\"event\" : \"trade.intent\"", "\"field\" : \"stop_loss\"", "\"answer\" : \"no\"")
                .contains("\"kind\" : \"scanned\"", "\"service\" : \"guard\"", "\"line\" : 6");
    }
}

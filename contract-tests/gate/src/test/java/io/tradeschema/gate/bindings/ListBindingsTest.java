package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import io.tradeschema.generator.Mutant;
import io.tradeschema.generator.Mutations;
import io.tradeschema.generator.Sample;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.schema.ContractSchema;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists in other languages: their elements have types, cannot be changed, and are judged word for word as in Java. */
class ListBindingsTest {

    private static final String SCHEMA = """
            {"title": "OrderFilled", "type": "object", "properties": {
               "fills": {"description": "its parts", "type": "array", "minItems": 1, "maxItems": 5, "items": {
                 "title": "Fill", "type": "object", "properties": {
                   "price": {"description": "at which", "type": "number", "exclusiveMinimum": 0},
                   "way": {"title": "Way", "description": "which way", "enum": ["UP", "DOWN", null]},
                   "marks": {"description": "words", "type": ["array", "null"], "maxItems": 2, "items": {"type": "string", "maxLength": 5}}},
                 "required": ["price"], "additionalProperties": false, "x-retired": {"cost": {"successor": "price"}}}},
               "levels": {"description": "what is left", "type": ["array", "null"], "maxItems": 6, "items": {"type": "number"}},
               "tried": {"description": "when", "type": ["array", "null"], "maxItems": 3, "items": {"type": "string", "format": "date-time"}}},
             "required": ["fills"], "additionalProperties": false}
            """;

    private static final List<String> TELLING = List.of(
            "{\"fills\":[{\"price\":1.50,\"way\":\"UP\",\"marks\":[]}],\"levels\":[1,2.0],\"tried\":[]}",
            "{\"fills\":[]}",
            "{\"fills\":null,\"levels\":null}",
            "{\"fills\":[{\"price\":1},null,{\"prise\":1,\"cost\":2},7,[],{\"price\":1}]}",
            "{\"fills\":[{\"price\":1},null,{\"prise\":1,\"cost\":2},7,[{\"price\":1}]],\"levels\":[\"1\",true,{}]}",
            "{\"fills\":{\"price\":1},\"levels\":\"[1]\",\"tried\":[\"2026-01-21T04:10:00\",1769000000]}",
            "{\"fills\":[{\"price\":1,\"price\":2}],\"fills\":[],\"zebra\":[1]}",
            "{\"fills\":[" + "[".repeat(40) + "]".repeat(40) + "]}",
            "{\"levels\":[" + "1,".repeat(600) + "1]}",
            "{\"fills\":[{\"price\":1,\"way\":\"up\",\"marks\":[\"abcdef\",\"\\ud800\"]}]}");

    private static final String PYTHON = """
            import sys
            from tradeschema import Fill, FindingsError, OrderFilled
            if len(sys.argv) > 1:
                for line in open(sys.argv[1], encoding="utf-8"):
                    read = OrderFilled.read(bytes.fromhex(line.strip()))
                    said = " AND ".join(map(str, read.findings))
                    print((read.value.to_json() if read.value else "refused") + " " + said)
            else:
                order = OrderFilled(fills=[Fill(price=1.5), {"price": 2, "way": "UP"}], levels=(1, 2))
                print(type(order.fills).__name__, order.fills[1].way, order.to_json())
                try:
                    OrderFilled(fills=[{"price": 1}, {"price": -1}])
                except FindingsError as refusal:
                    print(refusal)
                print(order.to_dict()["levels"] == [1, 2], OrderFilled.from_json(order.to_json()) == order, len({order}))
            """;

    private static final String JAVASCRIPT = """
            const { OrderFilled, Fill } = require("./vendor/index.cjs");
            const fs = require("fs");
            if (process.argv.length > 2) {
              for (const line of fs.readFileSync(process.argv[2], "utf8").trim().split("\\n")) {
                const read = OrderFilled.read(Buffer.from(line, "hex"));
                console.log(`${read.accepted ? read.value.toJson() : "refused"} ${read.findings.join(" AND ")}`);
              }
            } else {
              const order = new OrderFilled({ fills: [new Fill({ price: 1.5 }), { price: 2, way: "UP" }], levels: [1, 2] });
              console.log(Object.isFrozen(order.fills), order.fills[1].way, order.toJson());
              try {
                new OrderFilled({ fills: [{ price: 1 }, { price: -1 }] });
              } catch (refusal) {
                console.log(refusal.message);
              }
            }
            """;

    private static final String BELOW_ZERO =
            "order.filled@1.0.0 $.fills[1].price: outside the bounds of FillPrice, found -1;"
                    + " write a number above 0; check the unit first [OUT_OF_RANGE]";

    private static final String WRITTEN =
            "UP {\"fills\":[{\"price\":1.5},{\"price\":2,\"way\":\"UP\"}],\"levels\":[1,2]}";

    @TempDir
    Path folder;

    private Contract<Map<String, Object>> contract;

    @BeforeEach
    void read_the_schema() throws IOException {
        var schema = Files.writeString(folder.resolve("order-filled.schema.json"), SCHEMA);
        Files.writeString(
                folder.resolve("tradeschema.yaml"),
                "version: 1\ncontracts: [{schema: order-filled.schema.json, stream: 'q:order.filled', version: 1.0.0}]\n");
        contract = ContractSchema.read(
                        schema, new ContractSchema.Declared("order.filled", "q:order.filled", Version.of("1.0.0")))
                .orThrow();
    }

    @Test
    void python_judges_lists_as_java_does() throws IOException {
        var python =
                new Tool(folder, Map.of("PYTHONPATH", folder.resolve("vendor").toString()));
        Tool.need(python.succeeds("python3", "--version"), "no python3");
        write("python");
        Files.writeString(folder.resolve("program.py"), PYTHON);

        assertThat(python.lines("python3", "program.py"))
                .containsExactly("tuple " + WRITTEN, BELOW_ZERO, "True True 1");
        agree(python.lines("python3", "program.py", messages().toString()));
    }

    @Test
    void javascript_judges_lists_as_java_does() throws IOException {
        var node = new Tool(folder);
        Tool.need(node.succeeds("node", "--version"), "no node");
        write("typescript");
        Files.writeString(folder.resolve("program.cjs"), JAVASCRIPT);

        assertThat(node.lines("node", "program.cjs")).containsExactly("true " + WRITTEN, BELOW_ZERO);
        agree(node.lines("node", "program.cjs", messages().toString()));
    }

    @Test
    void elements_have_types() throws IOException {
        write("python");
        assertThat(Files.readString(folder.resolve("vendor/tradeschema/events.py")))
                .contains(
                        "    fills: Tuple[Fill, ...]\n",
                        "            fills: Sequence[Fill],\n",
                        "    levels: Optional[Tuple[Decimal, ...]] = None\n",
                        "            levels: Optional[Sequence[Number]] = None,\n",
                        "Way = Literal[\"UP\", \"DOWN\"]");
        write("typescript");
        assertThat(Files.readString(folder.resolve("vendor/index.d.mts")))
                .contains(
                        "  readonly fills: ReadonlyArray<Fill>;",
                        "  readonly fills: ReadonlyArray<Fill | FillFields>;",
                        "  readonly levels?: ReadonlyArray<Amount> | null | undefined;",
                        "export type Way = \"UP\" | \"DOWN\";");
    }

    private void write(String language) throws IOException {
        assertThat(CommandLineRun.of(
                                "--events",
                                folder.resolve("tradeschema.yaml").toString(),
                                "bindings",
                                language,
                                "--event",
                                "order.filled",
                                "--out",
                                folder.resolve("vendor").toString())
                        .err())
                .isEmpty();
    }

    private List<byte[]> all() {
        var telling = TELLING.stream().map(text -> text.getBytes(StandardCharsets.UTF_8));
        var samples = SampleMessages.of(contract).stream().limit(300).map(Sample::bytes);
        var mutants = Mutations.of(contract).stream().limit(1_500).map(Mutant::bytes);
        // Java places "$5" a character further than the others, in a list or not.
        return Stream.of(telling, samples, mutants)
                .flatMap(messages -> messages)
                .filter(message -> message.length > 0 && !new String(message, StandardCharsets.UTF_8).contains("$5"))
                .toList();
    }

    private Path messages() throws IOException {
        return Files.write(
                folder.resolve("messages.hex"),
                all().stream().map(HexFormat.of()::formatHex).toList());
    }

    /** The first lines that differ, each as Java says it. */
    private void agree(List<String> said) {
        var answers = answers();
        assertThat(said).hasSameSizeAs(answers);
        assertThat(IntStream.range(0, said.size())
                        .filter(line -> !said.get(line).equals(answers.get(line)))
                        .mapToObj(line -> said.get(line) + "\n  in Java " + answers.get(line))
                        .limit(5))
                .isEmpty();
    }

    private List<String> answers() {
        var codec = EventCodec.of(contract);
        return all().stream()
                .map(codec::decode)
                .map(read -> read.value().map(codec::encodeToString).orElse("refused") + " "
                        + read.findings().stream().map(Finding::toString).collect(Collectors.joining(" AND ")))
                .toList();
    }
}

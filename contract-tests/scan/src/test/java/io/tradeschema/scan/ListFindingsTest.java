package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan finds in lists that are written and read, and what it leaves alone since it cannot be told. */
class ListFindingsTest {

    private static final Shape<Map<String, Object>> FILL = Shape.of(
            "Fill",
            "one part",
            List.of(
                    Field.required("price", ValueType.decimal("Price").above("0"), "at which"),
                    Field.required("quantity", ValueType.decimal("Quantity").above("0"), "how much")),
            List.of(new RetiredName("qty", Optional.of("quantity"), Map.of(), "")));

    private static final Contract<Map<String, Object>> ORDER = Contract.of(Shape.of(
                    "OrderFilled",
                    "an order was filled",
                    List.of(
                            Field.required(
                                    "fills",
                                    ValueType.list(ValueType.object(FILL)).count(1, 9),
                                    "its parts"),
                            Field.optional(
                                    "tags",
                                    ValueType.list(ValueType.choice("Tag", List.of("TWAP", "ICEBERG"))),
                                    "words")),
                    List.of()))
            .named("order.filled")
            .on("quantum:stream:order.filled")
            .build();

    private static final String PUBLISH = """
            import json, redis
            r = redis.Redis()
            def send(message):
                r.xadd("quantum:stream:order.filled", {"event_type": "order.filled", "timestamp": now(), "source": "x",
                    "payload": json.dumps(message)})
            """;

    private static final String READ = """
            import json, redis
            r = redis.Redis(decode_responses=True)
            def poll():
                for _, fields in r.xrange("quantum:stream:order.filled", "-", "+"):
                    m = json.loads(fields["payload"])
            """;

    @TempDir
    private Path folder;

    private List<String> findings(String file, String source) throws IOException {
        Files.writeString(folder.resolve(file), source);
        var tree = SourceTree.of(List.of(folder), List.of(), false);
        return Scan.of(tree, Contracts.of(List.of(ORDER)), Topology.NONE).findings().stream()
                .filter(finding -> !finding.rule().name().startsWith("STREAM_"))
                .map(finding ->
                        finding.rule().name() + ": " + finding.what().replaceFirst(" and not set on every path.*", ""))
                .toList();
    }

    private List<String> written(String body) throws IOException {
        return findings("write.py", PUBLISH + body);
    }

    private List<String> read(String body) throws IOException {
        return findings("read.py", READ + body.indent(8));
    }

    @Test
    void elements_that_are_written_are_judged_each_at_its_place() throws IOException {
        assertThat(written("""
                def bad(order):
                    send({"fills": [{"price": 1, "quantity": 2}, {"price": "1", "quantity": 2}, {"price": 1, "qty": 2}, None],
                          "tags": ["TWAP", "twap"]})
                """))
                .containsExactlyInAnyOrder(
                        "CALLSITE_WRONG_VALUE: fills[1].price: not a number above 0",
                        "CALLSITE_RETIRED_FIELD: the contract no longer has \"fills[2].qty\"",
                        "CALLSITE_MISSING_REQUIRED: fills[3] is required and set to None",
                        "CALLSITE_WRONG_VALUE: tags[1]: not a value of Tag");
    }

    @Test
    void lists_that_are_written_down_are_counted() throws IOException {
        assertThat(written("""
                def bad(order):
                    send({"fills": [], "tags": ["TWAP"]})
                def worse(order):
                    send({"fills": [{"price": 1, "quantity": 2}] + [], "tags": []})
                    send({"fills": [%s]})
                """.formatted("{\"price\": 1, \"quantity\": 2}, ".repeat(10))))
                .containsExactlyInAnyOrder(
                        "CALLSITE_WRONG_VALUE: fills has 0 elements", "CALLSITE_WRONG_VALUE: fills has 10 elements");
    }

    @Test
    void lists_that_were_changed_since_are_not_counted() throws IOException {
        assertThat(written("""
                def good(order, more):
                    message = {"fills": []}
                    for f in order.fills:
                        message["fills"].append({"price": f.price, "quantity": f.quantity})
                    send(message)
                    other = {"fills": []}
                    other["fills"].append({"price": 1, "quantity": 2})
                    send(other)
                    send({"fills": [*more]})
                """)).isEmpty();
    }

    @Test
    void lists_of_java_and_typescript_are_counted_too() throws IOException {
        assertThat(findings("write.ts", """
                import { createClient } from "redis";
                const client = createClient();
                export async function send(rows: { p: number }[]) {
                  await client.xAdd("quantum:stream:order.filled", "*", { event_type: "order.filled", source: "x",
                    timestamp: new Date().toISOString(), payload: JSON.stringify({ fills: [] }) });
                  await client.xAdd("quantum:stream:order.filled", "*", { event_type: "order.filled", source: "x",
                    timestamp: new Date().toISOString(),
                    payload: JSON.stringify({ fills: rows.map((row) => ({ price: row.p, qty: 1 })) }) });
                }
                """))
                .containsExactlyInAnyOrder(
                        "CALLSITE_WRONG_VALUE: fills has 0 elements",
                        "CALLSITE_RETIRED_FIELD: the contract no longer has \"fills[].qty\"");
        Files.delete(folder.resolve("write.ts"));
        assertThat(findings("Write.java", """
                import com.fasterxml.jackson.databind.*;
                import java.time.Instant;
                import java.util.*;
                import redis.clients.jedis.*;
                class Write {
                  private final Jedis jedis = new Jedis();
                  private final ObjectMapper mapper = new ObjectMapper();
                  void send(Object body) throws Exception {
                    jedis.xadd("quantum:stream:order.filled", StreamEntryID.NEW_ENTRY, Map.of("event_type", "order.filled",
                        "timestamp", Instant.now().toString(), "source", "x", "payload", mapper.writeValueAsString(body)));
                  }
                  void none() throws Exception { send(Map.of("fills", List.of())); }
                  void each(List<Row> rows) throws Exception {
                    List<Map<String, Object>> fills = new ArrayList<>();
                    rows.forEach(row -> fills.add(Map.of("price", row.p(), "quantty", 1)));
                    send(Map.of("fills", fills));
                  }
                  void tree(List<Row> rows) throws Exception {
                    var node = mapper.createObjectNode();
                    node.withArray("tags").add("TWAP").add("TWOP");
                    for (var row : rows) { node.withArray("fills").addObject().put("price", row.p()).put("qty", 1); }
                    var last = node.withArray("fills");
                    last.addObject().put("price", 1).put("quantity", 2);
                    send(node);
                  }
                }
                """))
                .contains(
                        "CALLSITE_WRONG_VALUE: fills has 0 elements",
                        "CALLSITE_UNKNOWN_FIELD: the contract has no \"fills[].quantty\"",
                        "CALLSITE_WRONG_VALUE: tags[1]: not a value of Tag");
    }

    @Test
    void elements_that_a_comprehension_or_a_loop_makes_are_judged() throws IOException {
        assertThat(written("""
                def bad(order):
                    send({"fills": [{"price": f.price, "qty": f.quantity} for f in order.fills]})
                def worse(order):
                    fills = []
                    for f in order.fills:
                        fills.append({"price": f.price})
                    send({"fills": fills})
                """))
                .containsExactlyInAnyOrder(
                        "CALLSITE_RETIRED_FIELD: the contract no longer has \"fills[].qty\"",
                        "CALLSITE_MISSING_REQUIRED: fills[].quantity is required");
    }

    @Test
    void what_cannot_be_told_of_a_list_is_left_alone() throws IOException {
        assertThat(written("""
                def good(order, more):
                    send({"fills": order.fills})
                    send({"fills": list(map(to_fill, order.fills)), "tags": tuple(order.tags)})
                    send({"fills": [f.to_dict() for f in order.fills], "tags": sorted(order.tags)})
                    send({"fills": [*order.fills, {"price": 1, "quantity": 2}], "tags": order.tags or []})
                    fills = [{"price": f.price, "quantity": f.quantity} for f in order.fills]
                    fills.extend(more)
                    send({"fills": fills, "tags": ["TWAP" for _ in fills]})
                """)).isEmpty();
    }

    @Test
    void names_that_are_read_of_elements_are_judged() throws IOException {
        assertThat(read("""
                print(m["fills"][0]["price"], m["fills"][0]["prise"], m["fills"][-1].get("quantity"), len(m["fills"]))
                for fill in m["fills"]:
                    print(fill["price"], fill["qty"])
                for i, fill in enumerate(m["fills"]):
                    print(i, fill["quantity"], fill["quantty"])
                print(sum(f["price"] * f["quantity"] for f in m["fills"]), [f["cost"] for f in m["fills"]])
                print(m["fills"]["price"])
                """))
                .containsExactlyInAnyOrder(
                        "READ_UNKNOWN_FIELD: \"fills[].prise\" is read and the contract does not have it; the reader fails on"
                                + " every message",
                        "READ_UNKNOWN_FIELD: \"fills[].qty\" is read and the contract does not have it; the reader fails on"
                                + " every message",
                        "READ_UNKNOWN_FIELD: \"fills[].quantty\" is read and the contract does not have it; the reader fails on"
                                + " every message",
                        "READ_UNKNOWN_FIELD: \"fills[].cost\" is read and the contract does not have it; the reader fails on"
                                + " every message",
                        "READ_UNKNOWN_FIELD: \"fills.price\" is read and the contract does not have it; the reader fails on"
                                + " every message");
    }

    @Test
    void what_a_reader_does_with_a_list_itself_is_left_alone() throws IOException {
        assertThat(read("""
                fills = m.get("fills") or []
                first, *rest = fills
                fills.append({"price": 1})
                fills.sort(key=lambda f: f["price"])
                print(fills.pop()["price"], fills.index(first), sorted(fills, key=lambda f: f["quantity"])[0]["price"])
                print(fills[0], fills[1:], reversed(fills), "TWAP" in m.get("tags", []), m["fills"].count(1), first["price"])
                for tag in m["tags"]:
                    print(tag.lower(), tag[0])
                """)).isEmpty();
    }

    @Test
    void typescript_and_java_read_elements_too() throws IOException {
        assertThat(findings("read.ts", """
                import { createClient } from "redis";
                const client = createClient();
                export async function run() {
                  for (const entry of await client.xRange("quantum:stream:order.filled", "-", "+")) {
                    const m = JSON.parse(entry.message.payload);
                    console.log(m.fills.length, m.fills[0].price, m.tags?.join(","), m.fills.at(-1).price);
                    m.fills.forEach((fill: any) => { console.log(fill.quantity, fill.quantty); });
                    m.fills.push({ price: 1 }); m.fills.sort(); m.fills.splice(0, 1); m.fills.unshift(m.fills.pop());
                    console.log(m.fills.filter((f: any) => f.price).slice(1).map((f: any) => f.quantity), m.fills.find((f: any) => f.price)?.quantity);
                    for (const fill of m.fills) { console.log(fill.price, fill.prise); }
                  }
                }
                """))
                .containsExactlyInAnyOrder(
                        "READ_UNKNOWN_FIELD: \"fills[].quantty\" is read and the contract does not have it; the reader never sees"
                                + " a value",
                        "READ_UNKNOWN_FIELD: \"fills[].prise\" is read and the contract does not have it; the reader never sees a"
                                + " value");
        Files.delete(folder.resolve("read.ts"));
        assertThat(findings("Read.java", """
                import com.fasterxml.jackson.databind.*;
                import redis.clients.jedis.*;
                class Read {
                  void run(Jedis jedis, ObjectMapper mapper) throws Exception {
                    for (var entry : jedis.xrange("quantum:stream:order.filled", "-", "+")) {
                      JsonNode m = mapper.readTree(entry.getFields().get("payload"));
                      System.out.println(m.get("fills").size() + m.get("fills").get(0).get("price").asDouble());
                      for (JsonNode fill : m.get("fills")) { System.out.println(fill.get("prise").asDouble()); }
                    }
                  }
                }
                """))
                .containsExactly(
                        "READ_UNKNOWN_FIELD: \"fills[].prise\" is read and the contract does not have it; the reader"
                                + " never sees a value");
    }
}

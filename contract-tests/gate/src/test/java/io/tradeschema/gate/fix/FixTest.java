package io.tradeschema.gate.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fix} makes of source: what is written in place of what, and what it leaves alone. */
class FixTest {

    @TempDir
    Path folder;

    private String fixed(String name, String source, String... options) throws IOException {
        return new String(fixed(name, source.getBytes(StandardCharsets.UTF_8), options), StandardCharsets.UTF_8);
    }

    private byte[] fixed(String name, byte[] source, String... options) throws IOException {
        var file = folder.resolve(name);
        Files.write(file, source);
        var arguments = new java.util.ArrayList<>(java.util.List.of("fix", "--write", folder.toString()));
        arguments.addAll(java.util.List.of(options));
        assertThat(CommandLineRun.of(arguments.toArray(String[]::new)).exitCode())
                .isZero();
        return Files.readAllBytes(file);
    }

    private static String python(String line) {
        return """
                import json
                import redis
                from datetime import datetime, timezone

                r = redis.Redis()

                def send(up, price, body):
                    %s
                    r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": json.dumps(message),
                        "timestamp": datetime.now(timezone.utc).isoformat(), "source": "s"})
                """.formatted(line);
    }

    // ---- names and their values ----

    @Test
    void a_retired_name_and_each_literal_value_become_what_the_contract_calls_them() throws IOException {
        assertThat(fixed("a.py", python("""
                message = {"symbol": "BTCUSDT", "side": "LONG" if up else ("SHORT"), "position_size_usd": 5, \
                "leverage": 1, "entry_price": price}"""))).isEqualTo(python("""
                message = {"symbol": "BTCUSDT", "action": "BUY" if up else ("SELL"), "position_size_usd": 5, \
                "leverage": 1, "entry_price": price}"""));
    }

    @Test
    void a_direction_that_is_not_written_there_is_never_guessed() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "side": body["way"], "position_size_usd": 5, \
                "leverage": 1, "entry_price": price}""");

        assertThat(fixed("a.py", source)).isEqualTo(source);
        assertThat(fixed("a.py", source, "--unsafe")).isEqualTo(source.replace("\"side\"", "\"action\""));
    }

    @Test
    void a_direction_that_is_read_and_handed_on_keeps_its_name() throws IOException {
        var source = """
                import json
                import redis

                r = redis.Redis(decode_responses=True)

                def run(place):
                    for _, entries in r.xread({"quantum:stream:trade.intent": "$"}, block=0):
                        for _, fields in entries:
                            message = json.loads(fields["payload"])
                            place(message["symbol"], message["side"])
                """;

        assertThat(fixed("a.py", source)).isEqualTo(source);
        assertThat(fixed("a.py", source, "--unsafe")).isEqualTo(source.replace("\"side\"", "\"action\""));
    }

    @Test
    void a_value_that_says_it_is_counted_in_something_else_keeps_its_name() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "size": body.contracts, "leverage": 1, "entry_price": price}""");

        assertThat(fixed("a.py", source)).isEqualTo(source);
        assertThat(fixed("a.py", source, "--unsafe")).isEqualTo(source.replace("\"size\"", "\"position_size_usd\""));
        assertThat(fixed("a.py", source.replace("contracts", "size_usd")))
                .contains("\"position_size_usd\": body.size_usd");
    }

    @Test
    void a_direction_that_is_only_compared_is_compared_with_what_the_contract_calls_it() throws IOException {
        var source = """
                import json
                import redis

                r = redis.Redis(decode_responses=True)

                def run(place):
                    for _, entries in r.xread({"quantum:stream:trade.intent": "$"}, block=0):
                        for _, fields in entries:
                            message = json.loads(fields["payload"])
                            if message.get("side") == "LONG":
                                place(message["symbol"])
                """;

        assertThat(fixed("a.py", source)).isEqualTo(source.replace("\"side\") == \"LONG\"", "\"action\") == \"BUY\""));
        var more = source.replace("message[\"symbol\"]", "message[\"side\"]");
        assertThat(fixed("a.py", more)).isEqualTo(more);
        var told = source.replace("if message.get(\"side\") == \"LONG\":", "up = message.get(\"side\") == \"LONG\"")
                .replace("    place(message[\"symbol\"])", "place(message[\"symbol\"], up)");
        assertThat(fixed("a.py", told)).isEqualTo(told);
    }

    @Test
    void a_word_that_the_contract_does_not_map_leaves_its_name_alone_too() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "side": "FLAT", "position_size_usd": 5, \
                "leverage": 1, "entry_price": price}""");

        assertThat(fixed("a.py", source)).isEqualTo(source);
    }

    @Test
    void two_slips_in_one_line_are_mended_together() throws IOException {
        assertThat(fixed("a.py", python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "positionSizeUsd": 5, "levarage": 1, \
                "entry_price": price}"""))).isEqualTo(python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, "leverage": 1, \
                "entry_price": price}"""));
    }

    @Test
    void a_name_that_is_only_near_is_a_guess() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "size_usd": 5, "leverage": 1, \
                "entry_price": price}""");

        assertThat(fixed("a.py", source)).isEqualTo(source);
    }

    @Test
    void a_retired_name_beside_its_successor_is_not_renamed() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "side": "BUY", "position_size_usd": 5, "leverage": 1, \
                "entry_price": price}""");

        assertThat(fixed("a.py", source)).isEqualTo(source);
    }

    @Test
    void a_key_that_the_program_uses_again_changes_everywhere() throws IOException {
        assertThat(fixed("a.py", python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "size": usd, "leverage": 1, "entry_price": price}
                    print(message["size"])"""))).isEqualTo(python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": usd, "leverage": 1, "entry_price": price}
                    print(message["position_size_usd"])"""));
    }

    @Test
    void a_key_that_a_function_of_the_tree_is_given_and_uses_stays() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "size": usd, "leverage": 1, "entry_price": price}
                    log(message)""") + """

                def log(what):
                    print(what["size"])
                """;

        assertThat(fixed("a.py", source)).isEqualTo(source);
    }

    @Test
    void an_object_that_a_function_gives_back_keeps_the_name_by_which_a_caller_asks() throws IOException {
        Files.writeString(folder.resolve("a.py"), """
                import json
                import redis
                from datetime import datetime, timezone

                r = redis.Redis()

                def made(price):
                    message = {"symbol": "BTCUSDT", "action": "BUY", "size": usd, "leverage": 1, "entry_price": price}
                    r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": json.dumps(message),
                        "timestamp": datetime.now(timezone.utc).isoformat(), "source": "s"})
                    return message

                def show(price):
                    print(made(price)["size"])
                """);

        assertThat(CommandLineRun.of("fix", folder.toString()).err())
                .contains("made() gives the object, and a caller uses \"size\" of it");
    }

    @Test
    void a_value_that_changes_and_is_compared_with_its_old_word_leaves_the_source_alone() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "side": "LONG", "position_size_usd": 5, "leverage": 1, "entry_price": price}
                    if message["side"] == "LONG":
                        print("long")""");

        assertThat(fixed("a.py", source)).isEqualTo(source);
    }

    @Test
    void a_reader_that_looks_for_a_name_and_takes_it_does_both_by_the_new_one() throws IOException {
        assertThat(fixed("a.py", """
                import json, redis
                r = redis.Redis(decode_responses=True)
                for _, rows in r.xread({"quantum:stream:trade.closed": "$"}):
                    for _, fields in rows:
                        closed = json.loads(fields["payload"])
                        if "pnl_usd" in closed:
                            print(closed["symbol"], closed["pnl_usd"])
                """)).isEqualTo("""
                import json, redis
                r = redis.Redis(decode_responses=True)
                for _, rows in r.xread({"quantum:stream:trade.closed": "$"}):
                    for _, fields in rows:
                        closed = json.loads(fields["payload"])
                        if "pnl" in closed:
                            print(closed["symbol"], closed["pnl"])
                """);
    }

    @Test
    void a_keyword_of_a_class_that_has_the_right_field_is_renamed() throws IOException {
        assertThat(fixed("a.py", """
                from dataclasses import dataclass

                @dataclass
                class TradeIntent:
                    symbol: str
                    action: str
                    position_size_usd: float
                    leverage: float
                    entry_price: float

                def publish(bus, price):
                    bus.publish("trade.intent", TradeIntent(symbol="AB", side="SELL", position_size_usd=1, leverage=1, entry_price=price))
                """)).contains("TradeIntent(symbol=\"AB\", action=\"SELL\", position_size_usd=1");
    }

    // ---- the entry ----

    @Test
    void the_message_is_written_under_payload() throws IOException {
        var right = python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, \
                "leverage": 1, "entry_price": price}""");

        assertThat(fixed("a.py", right.replace("\"payload\"", "'data'")))
                .isEqualTo(right.replace("\"payload\"", "'payload'"));
    }

    // ---- times ----

    @Test
    void a_clock_of_utc_is_marked_as_one_and_a_local_one_tells_its_distance() throws IOException {
        assertThat(fixed("a.py", python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, "leverage": 1, \
                "entry_price": price, "timestamp": datetime.utcnow().isoformat()}"""))).isEqualTo(python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, "leverage": 1, \
                "entry_price": price, "timestamp": datetime.utcnow().isoformat() + "Z"}"""));
        assertThat(fixed("a.py", python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, "leverage": 1, \
                "entry_price": price, "timestamp": datetime.now().isoformat()}"""))).isEqualTo(python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, "leverage": 1, \
                "entry_price": price, "timestamp": datetime.now().astimezone().isoformat()}"""));
    }

    @Test
    void a_time_whose_clock_is_not_seen_stays_as_it_is() throws IOException {
        var source = python("""
                message = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 5, "leverage": 1, \
                "entry_price": price, "timestamp": "2026-03-01T00:00:00"}""");

        assertThat(fixed("a.py", source)).isEqualTo(source);
    }

    // ---- bytes ----

    @Test
    void ends_of_lines_tabs_a_mark_of_byte_order_and_letters_of_any_length_stay_where_they_are() throws IOException {
        var source =
                "\uFEFFimport json, redis\r\nr = redis.Redis()\r\ndef go_long(price):\r\n\tname = \"é€𝄞\"; m = {\"ключ€𝄞\"[:0] or \"symbol\": \"A\", "
                        + "\"side\": \"LONG\", \"position_size_usd\": 1, \"leverage\": 1, \"entry_price\": price}\r\n"
                        + "\tr.xadd(\"quantum:stream:trade.intent\", {\"event_type\": \"trade.intent\", \"payload\": json.dumps(m), "
                        + "\"timestamp\": \"2026-03-01T00:00:00Z\", \"source\": \"s\"})";

        assertThat(fixed("a.py", source)).isEqualTo(source.replace("\"side\": \"LONG\"", "\"action\": \"BUY\""));
    }

    @Test
    void a_file_that_is_not_utf_8_or_has_a_syntax_error_is_not_touched() throws IOException {
        var latin = ("# -*- coding: latin-1 -*-\n# \u00e9\n" + python("""
                message = {"symbol": "BTCUSDT", "side": "BUY", "position_size_usd": 5, "leverage": 1, "entry_price": price}""")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(fixed("a.py", latin)).isEqualTo(latin);

        var wrong = python("""
                message = {"symbol": "BTCUSDT", "side": "BUY", "position_size_usd": 5, "leverage": 1, "entry_price": price}
                    x = = 1""");
        assertThat(fixed("a.py", wrong)).isEqualTo(wrong);
    }

    // ---- the other languages ----

    @Test
    void json_that_is_written_down_as_a_text_is_mended_inside_of_it() throws IOException {
        assertThat(fixed("a.py", python("""
                r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": "{\\"symbol\\":\\"A\\",\
                \\"side\\":\\"SHORT\\",\\"position_size_usd\\":1,\\"leverage\\":1,\\"entry_price\\":2}", \
                "timestamp": "2026-03-01T00:00:00Z", "source": "s"}); message = {}"""))).contains("\\\"action\\\":\\\"SELL\\\"");
        assertThat(fixed("a.sh", """
                redis-cli XADD quantum:stream:trade.intent '*' event_type trade.intent source ops timestamp 2026-03-01T00:00:00Z \\
                  data '{"symbol":"A","side":"SELL","position_size_usd":1,"leverage":1,"entry_price":2}'
                """)).isEqualTo("""
                redis-cli XADD quantum:stream:trade.intent '*' event_type trade.intent source ops timestamp 2026-03-01T00:00:00Z \\
                  payload '{"symbol":"A","action":"SELL","position_size_usd":1,"leverage":1,"entry_price":2}'
                """);
    }

    @Test
    void a_short_property_of_typescript_keeps_its_variable() throws IOException {
        assertThat(fixed("a.ts", """
                import Redis from 'ioredis';
                const redis = new Redis();
                export async function send(symbol: string, qty: number, up: boolean, price: number) {
                  const body = { symbol, direction: up ? 'LONG' : 'SHORT', qty, position_size_usd: 1, leverage: 1, entry_price: price };
                  await redis.xadd('quantum:stream:trade.intent', '*', 'event_type', 'trade.intent', 'payload', JSON.stringify(body),
                    'timestamp', new Date().toISOString(), 'source', 's');
                }
                """))
                .contains(
                        "const body = { symbol, action: up ? 'BUY' : 'SELL', quantity: qty, position_size_usd: 1, leverage: 1, entry_price: price };");
    }

    @Test
    void a_name_that_a_type_of_typescript_declares_is_not_changed_behind_its_back() throws IOException {
        var source = """
                import Redis from 'ioredis';
                const redis = new Redis();
                interface Fill { size: number }
                export async function send(symbol: string, fill: Fill, price: number) {
                  const body = { symbol, action: 'BUY', size: fill.size, leverage: 1, entry_price: price };
                  await redis.xadd('quantum:stream:trade.intent', '*', 'event_type', 'trade.intent', 'payload', JSON.stringify(body),
                    'timestamp', new Date().toISOString(), 'source', 's');
                }
                """;

        assertThat(fixed("a.ts", source)).isEqualTo(source);
    }

    @Test
    void a_key_of_a_map_in_java_is_renamed_with_its_values() throws IOException {
        assertThat(fixed("A.java", java("""
                ObjectNode m = mapper.createObjectNode();
                        m.put("symbol", "A").put("side", up ? "LONG" : "SHORT").put("position_size_usd", 1).put("leverage", 1).put("entry_price", 2);
                        jedis.xadd("quantum:stream:trade.intent", StreamEntryID.NEW_ENTRY, Map.of("event_type", "trade.intent",
                            "payload", mapper.writeValueAsString(m), "timestamp", Instant.now().toString(), "source", "s"));"""))).contains(".put(\"action\", up ? \"BUY\" : \"SELL\").put(");
    }

    @Test
    void a_component_of_a_java_record_keeps_its_name_and_gets_another_one_on_the_wire() throws IOException {
        assertThat(
                        fixed(
                                "A.java",
                                java("""
                jedis.xadd("quantum:stream:trade.closed", StreamEntryID.NEW_ENTRY, Map.of("event_type", "trade.closed",
                            "payload", mapper.writeValueAsString(new Closed("A", "closed", 1, "manual", 2)),
                            "timestamp", Instant.now().toString(), "source", "s"));""")
                                        + "record Closed(String symbol, String status, double pnl_usd, String exit_reason, double exit_price) {}\n"))
                .endsWith(
                        "record Closed(String symbol, String status, @com.fasterxml.jackson.annotation.JsonProperty(\"pnl\") double pnl_usd,"
                                + " String exit_reason, double exit_price) {}\n");
    }

    private static String java(String line) {
        return """
                import com.fasterxml.jackson.databind.ObjectMapper;
                import com.fasterxml.jackson.databind.node.ObjectNode;
                import java.time.Instant;
                import java.util.Map;
                import redis.clients.jedis.Jedis;
                import redis.clients.jedis.StreamEntryID;

                class A {
                    private final Jedis jedis = new Jedis();
                    private final ObjectMapper mapper = new ObjectMapper();

                    void send(boolean up) throws Exception {
                        %s
                    }
                }
                """.formatted(line);
    }
}

package io.tradeschema.gate.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A patch changes what the stream gets, and what nobody else gets. */
class ReceiversTest {

    @TempDir
    Path folder;

    private static String python(String beside) {
        return """
                import json
                import logging
                import queue
                import redis
                import requests
                from datetime import datetime, timezone

                URL = "http://desk/intents"
                LOG = logging.getLogger("desk")
                DONE = []
                r = redis.Redis()


                def send(price):
                    message = {"symbol": "BTCUSDT", "action": "BUY", "size": usd, "leverage": 1, "entry_price": price}
                    r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": json.dumps(message),
                        "timestamp": datetime.now(timezone.utc).isoformat(), "source": "s"})
                    %s
                """.formatted(beside.replace("||", "\n\n\n").replace("|", "\n    "));
    }

    private CommandLineRun fix(String name, String source) throws IOException {
        Files.writeString(folder.resolve(name), source);
        return CommandLineRun.of("fix", folder.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests.post(URL, data=json.dumps(message))",
                "requests.post(URL, data=json.dumps({\"intent\": message}).encode())",
                "requests.post(URL, json={**message, \"desk\": 1})",
                "requests.post(URL, json=[message])",
                "body = json.dumps(message)|requests.post(URL, data=body)",
                "batch = []|batch.append(message)|requests.post(URL, json=batch)",
                "batch = {}|batch[\"a\"] = message|for one in batch.values():|    requests.post(URL, json=one)",
                "inbox = queue.Queue()|inbox.put(message)|requests.post(URL, json=inbox.get())",
                "requests.post(URL, json={k: v for k, v in message.items()})",
                "other = {}|for k, v in message.items():|    other[k] = v|requests.post(URL, json=other)",
                "other, _ = message, 1|requests.post(URL, json=other)",
                "it = lambda: message|requests.post(URL, json=it())",
                "def go(it=message):|    requests.post(URL, json=it)|go()",
                "yield message||def both(price):|    [requests.post(URL, json=one) for one in send(price)]",
                "other = message.copy()|requests.post(URL, json=other)",
                "other = dict(message) if price else None|requests.post(URL, json=other)",
                "r.set(\"last\", json.dumps(message))",
                "open(\"a.json\", \"w\").write(json.dumps(message))",
                "r.xadd(\"desk:intents\", {\"payload\": json.dumps(message)})",
                "r.publish(\"desk\", json.dumps(message))",
                "tell(message)||def tell(it):|    requests.post(URL, json=it)",
                "tell(it=json.dumps(message))||def tell(text=None, it=None):|    again(it)||def again(it):|    requests.post(URL, data=it)",
                "DONE.append(message)||def flush():|    requests.post(URL, json=DONE)",
                "return message||def both(price):|    requests.post(URL, json=send(price))",
                "return json.dumps(message)||def both(price):|    text = send(price)|    requests.post(URL, data=text)",
            })
    void what_somebody_else_is_given_too_is_not_changed(String beside) throws IOException {
        var run = fix("a.py", python(beside));

        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("no patch: ")
                .containsAnyOf("is given the object", "to a stream without a contract");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print(json.dumps(message))",
                "LOG.info(\"sent %s\", message)",
                "requests.post(URL, json={\"symbol\": message[\"symbol\"]})",
                "requests.post(URL, data=message.get(\"symbol\"))",
                "body = json.dumps(message)|LOG.debug(body)|return len(body)",
                "batch = {\"a\": message, \"b\": price}|requests.post(URL, json=batch[\"b\"])",
                "note(message)||def note(it):|    LOG.info(it[\"symbol\"])",
                "DONE.append(message)||def flush():|    requests.post(URL, json=len(DONE))",
                "return message||def both(price):|    requests.post(URL, json=send(price)[\"symbol\"])",
                "other(price)||def other(message):|    requests.post(URL, json=message)",
            })
    void what_the_stream_alone_gets_is_mended(String beside) throws IOException {
        var source = python(beside);

        assertThat(fix("a.py", source).out())
                .contains("+    message = {\"symbol\": \"BTCUSDT\", \"action\": \"BUY\", \"position_size_usd\": usd,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            none                                                                   | true
            await fetch(url, { method: 'POST', body: JSON.stringify(body) });      | false
            const text = `${JSON.stringify(body)}\\n`; socket.write(text);         | false
            await axios.post(url, { ...body, desk: 1 });                           | false
            socket.send(JSON.stringify(body));                                     | false
            const o: any = {}; for (const k of Object.keys(body)) o[k] = 1; await axios.post(url, o); | false
            await axios.post(url, { symbol: body.symbol });                        | true
            console.log(JSON.stringify(body));                                     | true
            const tell = async (it: object) => axios.post(url, it); await tell(body); | false
            """)
    void the_same_holds_in_typescript(String beside, boolean isMended) throws IOException {
        var out =
                fix("a.ts", """
                import Redis from 'ioredis';
                import axios from 'axios';
                const redis = new Redis();
                export async function send(symbol: string, price: number, url: string, socket: any) {
                  const body = { symbol, action: 'BUY', size: usd, leverage: 1, entry_price: price };
                  await redis.xadd('quantum:stream:trade.intent', '*', 'event_type', 'trade.intent', 'payload', JSON.stringify(body),
                    'timestamp', new Date().toISOString(), 'source', 's');
                  %s
                }
                """.formatted(beside.equals("none") ? "" : beside)).out();

        assertThat(out.contains("position_size_usd: usd")).as(out).isEqualTo(isMended);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            none                                                                   | true
            http.send(post(mapper.writeValueAsString(m)), null);                   | false
            String text = mapper.writeValueAsString(m); jedis.set("last", text);   | false
            tell(m);                                                               | false
            log.info("sent {}", m);                                                | true
            """)
    void the_same_holds_in_java(String beside, boolean isMended) throws IOException {
        var out = fix("A.java", """
                import com.fasterxml.jackson.databind.ObjectMapper;
                import java.time.Instant;
                import java.util.Map;
                import redis.clients.jedis.Jedis;
                import redis.clients.jedis.StreamEntryID;

                class A {
                    private final Jedis jedis = new Jedis();
                    private final ObjectMapper mapper = new ObjectMapper();

                    void send(double price) throws Exception {
                        Map<String, Object> m = Map.of("symbol", "A", "action", "BUY", "size", usd, "leverage", 1, "entry_price", price);
                        jedis.xadd("quantum:stream:trade.intent", StreamEntryID.NEW_ENTRY, Map.of("event_type", "trade.intent",
                            "payload", mapper.writeValueAsString(m), "timestamp", Instant.now().toString(), "source", "s"));
                        %s
                    }

                    private void tell(Map<String, Object> it) throws Exception {
                        jedis.publish("desk", mapper.writeValueAsString(it));
                    }
                }
                """.formatted(beside.equals("none") ? "" : beside))
                .out();

        assertThat(out.contains("\"position_size_usd\", usd")).as(out).isEqualTo(isMended);
    }

    @Test
    void an_object_of_a_class_that_goes_to_somebody_else_keeps_its_names() throws IOException {
        var source = """
                import json, redis, requests
                from dataclasses import asdict, dataclass
                from datetime import datetime, timezone

                r = redis.Redis()

                @dataclass
                class Intent:
                    symbol: str
                    action: str
                    size: float
                    leverage: float
                    entry_price: float

                def send(price):
                    intent = Intent(symbol="BTCUSDT", action="BUY", size=usd, leverage=1, entry_price=price)
                    r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": json.dumps(asdict(intent)),
                        "timestamp": datetime.now(timezone.utc).isoformat(), "source": "s"})
                """;

        assertThat(fix("a.py", source).out()).contains("+    position_size_usd: float");
        assertThat(fix("a.py", source + "    requests.post(\"http://desk\", json=asdict(intent))\n")
                        .err())
                .contains("requests.post() is given the object");
    }

    @Test
    void a_clock_that_another_one_takes_the_time_from_stays() throws IOException {
        var source = """
                import json, redis, requests
                from datetime import datetime

                r = redis.Redis()

                def stamp():
                    return datetime.utcnow().isoformat()

                def send(price):
                    r.xadd("quantum:stream:trade.intent", {"event_type": "trade.intent", "payload": json.dumps({"symbol": "A",
                        "action": "BUY", "position_size_usd": 5, "leverage": 1, "entry_price": price, "timestamp": stamp()}),
                        "timestamp": stamp(), "source": "s"})
                """;

        assertThat(fix("a.py", source).out()).contains("+    return datetime.utcnow().isoformat() + \"Z\"");
        assertThat(fix("a.py", source + "    requests.post(\"http://desk\", data=stamp())\n")
                        .out())
                .isEmpty();
    }

    // ---- outside of the path ----

    private CommandLineRun besidePath(String code, boolean repository) throws IOException {
        var services = Files.createDirectories(folder.resolve("services/desk"));
        Files.writeString(services.resolve("orders.py"), python("return message"));
        Files.writeString(folder.resolve("report.py"), code);
        if (repository) {
            Files.createDirectories(folder.resolve(".git"));
        }
        return CommandLineRun.of("fix", services.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from services.desk.orders import send\n\ndef show():\n    return send(1)[\"size\"]\n",
                "from services.desk import orders\n\ndef show():\n    return orders.send(1).size\n",
                "from services.desk import orders\n\ndef show():\n    return orders.send(1).get('size')\n",
            })
    void code_of_the_repository_outside_of_the_path_that_uses_the_name_keeps_it(String code) throws IOException {
        assertThat(besidePath(code, true).err()).contains("\"size\" still stands in ", "report.py");
    }

    @Test
    void code_of_the_repository_that_has_nothing_to_do_with_it_does_not() throws IOException {
        var run = besidePath("def show(box):\n    return box[\"size\"]\n", true);

        assertThat(run.out()).contains("position_size_usd");
        assertThat(run.err()).doesNotContain("was not looked at");
    }

    @Test
    void what_lies_outside_of_a_path_without_a_repository_is_said_not_to_have_been_looked_at() throws IOException {
        var run = besidePath("from services.desk.orders import send\n\nprint(send(1)[\"size\"])\n", false);

        assertThat(run.out()).contains("position_size_usd");
        assertThat(run.err())
                .contains(
                        "services/desk lies in no git repository; code outside of it, which may use what changes, was not"
                                + " looked at");
    }
}

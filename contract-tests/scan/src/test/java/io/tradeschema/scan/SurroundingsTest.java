package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.judge.Topology;
import io.tradeschema.scan.library.ClientRow;
import io.tradeschema.scan.library.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team tells the scan beside its code: clients of its own, values of variables, topics. */
class SurroundingsTest {

    private static final String MESSAGE =
            "{\"symbol\": \"BTCUSDT\", \"side\": \"BUY\", \"position_size_usd\": 1, \"leverage\": 1, \"entry_price\": 2}";

    @TempDir
    private Path folder;

    private List<String> findings(String file, String text, Surroundings surroundings) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return Scan.of(
                        SourceTree.of(List.of(folder), List.of(), false),
                        Contracts.declared(),
                        Topology.NONE,
                        surroundings)
                .findings()
                .stream()
                .map(finding -> finding.rule().name())
                .filter(rule -> !rule.startsWith("STREAM_"))
                .toList();
    }

    private static Surroundings rows(String language, String... rows) {
        return new Surroundings(Set.of(), Map.of(), Map.of(language, List.of(rows)), Map.of());
    }

    @Test
    void a_client_of_the_teams_own_writes_by_its_row_alone() throws IOException {
        var text = "import acme\nimport json\ndef go(bus: acme.Bus):\n    bus.hand_in('trade.intent', json.dumps("
                + MESSAGE + "))\n";
        assertThat(findings("a.py", text, Surroundings.NONE)).isEmpty();
        assertThat(findings(
                        "a.py", text, rows("python", "acme.Bus#hand_in(topic, body) = write kafka to=topic body=body")))
                .containsExactly("CALLSITE_RETIRED_FIELD");
    }

    @Test
    void one_that_has_a_handler_hands_it_what_the_row_says() throws IOException {
        var row = "acme.connect() = made type='acme.Bus'";
        var on = "acme.Bus#on(topic, handler) = subscribe nats from=topic call=handler gives='_,@'";
        var text = """
                import acme
                import json
                def taken(who, body):
                    print(json.loads(body)["side"])
                acme.connect().on("trade.intent", taken)
                """;
        assertThat(findings("a.py", text, rows("python", row, on))).containsExactly("READ_UNKNOWN_FIELD");
    }

    @Test
    void one_that_is_told_first_and_asked_then_gives_its_messages() throws IOException {
        var rows = rows(
                "java",
                "acme.Bus#watch(topic) = subscribe kafka from=topic",
                "acme.Bus#next() = received maybe gives='acme.Letter{text:@}'",
                "acme.Letter#text() = take key='text'");
        var text = """
                import acme.Bus;
                import com.fasterxml.jackson.databind.ObjectMapper;
                class A {
                    void go(Bus bus) throws Exception {
                        bus.watch("trade.intent");
                        System.out.println(new ObjectMapper().readTree(bus.next().text()).get("side").asText());
                    }
                }
                """;
        assertThat(findings("A.java", text, rows)).containsExactly("READ_UNKNOWN_FIELD");
    }

    @Test
    void a_variable_of_the_environment_has_the_value_that_is_told() throws IOException {
        var text =
                "import json, os, redis\ndef go():\n    redis.Redis().xadd(os.environ['OUT'], {'event_type': 'trade.intent',"
                        + " 'source': 'x', 'timestamp': '2026-01-01T00:00:00Z', 'payload': json.dumps(" + MESSAGE
                        + ")})\n";
        assertThat(findings("a.py", text, Surroundings.NONE)).containsExactly("CALLSITE_UNRESOLVED");
        var told = new Surroundings(Set.of(), Map.of("OUT", "quantum:stream:trade.intent"), Map.of(), Map.of());
        assertThat(findings("a.py", text, told)).containsExactly("CALLSITE_RETIRED_FIELD");
    }

    @Test
    void a_topic_is_an_events_where_it_is_told() throws IOException {
        var text =
                "import json\nfrom confluent_kafka import Producer\ndef go():\n    Producer({}).produce('desk.v1', json.dumps("
                        + MESSAGE + "))\n";
        assertThat(findings("a.py", text, Surroundings.NONE)).isEmpty();
        var told = new Surroundings(Set.of(), Map.of(), Map.of(), Map.of("trade.intent", List.of("desk.v1")));
        assertThat(findings("a.py", text, told)).containsExactly("CALLSITE_RETIRED_FIELD");
    }

    @Test
    void a_mistake_in_a_row_is_told() {
        assertThat(ClientRow.fault("acme.Bus#send(topic, body) = write kafka to=topic body=body"))
                .isEmpty();
        assertThat(ClientRow.fault("acme.Bus#send")).get().asString().contains("this is no row");
        assertThat(ClientRow.fault("acme.Bus#send(a) = writes kafka to=a"))
                .get()
                .asString()
                .contains("\"writes\" is no word");
        assertThat(ClientRow.fault("acme.Bus#send(a) = write pigeon to=a"))
                .get()
                .asString()
                .contains("redis-stream");
        assertThat(ClientRow.fault("acme.Bus#send(a) = write kafka to=b"))
                .get()
                .asString()
                .contains("no parameter b");
    }
}

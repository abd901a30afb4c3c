package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bus that is there and is not followed is told, with its files. */
class NotFollowedTest {

    @TempDir
    private Path folder;

    private static final String ASKING = """
            import json
            import redis
            bus = redis.Redis()
            bus.publish("crawl.request", json.dumps({"url": "u"}))
            answers = bus.pubsub()
            answers.subscribe("crawl.done")
            """;

    private List<String> ends() throws IOException {
        return Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .findings()
                .stream()
                .filter(finding -> finding.rule().name().startsWith("STREAM_"))
                .map(finding -> finding.rule().name() + " " + finding.subject())
                .toList();
    }

    private List<String> told() throws IOException {
        return Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .findings()
                .stream()
                .filter(finding -> finding.rule().name().endsWith("_NOT_READ"))
                .map(NotFollowedTest::shown)
                .toList();
    }

    private static String shown(Finding finding) {
        return finding.rule().name() + " " + finding.subject() + " "
                + finding.where().file().replaceAll(".*/", "") + ":"
                + finding.where().line();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void a_client_without_a_row_is_named_where_it_is_imported() throws IOException {
        file("a.py", "import json\nfrom kombu import Connection\n");
        file("B.java", "package a;\nimport javax.jms.Queue;\nclass B { }\n");
        file("c.ts", "const bus = require('bullmq');\n");
        file("d.cts", "import mqtt = require('mqtt');\n");
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "SCAN_CLIENT_NOT_READ kombu a.py:2",
                        "SCAN_CLIENT_NOT_READ javax.jms B.java:2",
                        "SCAN_CLIENT_NOT_READ bullmq c.ts:1",
                        "SCAN_CLIENT_NOT_READ mqtt d.cts:1");
    }

    @Test
    void beside_a_bus_that_is_followed_it_is_named_where_a_stream_of_that_is() throws IOException {
        file("ask.py", ASKING);
        file("agent.py", "import faust\napp = faust.App('crawl')\nasked = app.topic('crawl.request')\n");
        file("other.py", "import faust\napp = faust.App('crawl')\nasked = app.topic('crawl.requests.old')\n");
        assertThat(told()).containsExactly("SCAN_CLIENT_NOT_READ faust agent.py:1");
    }

    @Test
    void what_it_names_may_have_its_other_end_there() throws IOException {
        file("ask.py", ASKING);
        file("agent.py", "import faust\napp = faust.App('crawl')\nasked = app.topic('crawl.request')\n");
        assertThat(ends()).containsExactly("STREAM_NEVER_WRITTEN crawl.done");
        file("agent.py", "import celery\nasked = celery.topic('crawl.request')\n");
        assertThat(ends()).containsExactly("STREAM_NEVER_READ crawl.request", "STREAM_NEVER_WRITTEN crawl.done");
    }

    @Test
    void beside_calls_of_which_no_stream_is_told_it_is_named_anywhere() throws IOException {
        file("copy.py", """
                import redis
                from settings import SOURCE
                for stream, rows in redis.Redis().xread({SOURCE: "$"}):
                    print(rows)
                """);
        file("agent.py", "import faust\napp = faust.App('crawl')\n");
        assertThat(told()).containsExactly("SCAN_CLIENT_NOT_READ faust agent.py:1");
    }

    @Test
    void beside_a_bus_that_is_followed_it_is_named_where_an_event_is() throws IOException {
        file("bus.py", "import redis\nredis.Redis().xadd('house:lamps', {'on': '1'})\n");
        file("lamps.py", "import paho.mqtt.client as mqtt\nmqtt.Client().publish('home/light', 'on')\n");
        file("trades.py", "import paho.mqtt.client as mqtt\nmqtt.Client().publish('trade.intent', '{}')\n");
        assertThat(told()).containsExactly("SCAN_CLIENT_NOT_READ paho.mqtt trades.py:1");
    }

    @Test
    void the_name_alone_or_another_library_of_a_longer_name_is_none() throws IOException {
        file("a.py", "# kombu\nkombu = 1\nimport kombucha\nprint('import kombu')\n");
        file("c.ts", "import x from 'bull-board';\n");
        assertThat(told()).isEmpty();
    }

    @Test
    void a_program_of_another_language_is_named_where_a_contracts_stream_stands_in_it() throws IOException {
        file("Main.kt", "val stream = \"quantum:stream:trade.intent\"\n");
        file("Other.kt", "val stream = \"quantum:stream:market.ticks\"\n");
        assertThat(told()).containsExactly("SCAN_LANGUAGE_NOT_READ *.kt Main.kt:1");
    }
}

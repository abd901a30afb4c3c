package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scan's JSON says of each place on the bus: how it is sent, how much was seen, and why not more. */
class InventoryTest {

    @TempDir
    private Path folder;

    private String scanned(String code) throws IOException {
        Files.writeString(folder.resolve("a.py"), "import json\nimport redis\n\nbus = redis.Redis()\n\n" + code);
        return CommandLineRun.of("scan", folder.toString(), "--format", "json")
                .out()
                .replaceAll("\\s+", " ");
    }

    @Test
    void a_place_says_its_transport_and_how_much_of_the_message_was_seen() throws IOException {
        var json = scanned("""
                def whole():
                    bus.xadd("lamps", {"room": "hall"})

                def part(more):
                    bus.xadd("lamps", {"room": "hall", **more})

                def told():
                    bus.publish("lamps-changed", json.dumps({"room": "hall"}))

                def taken():
                    for _, rows in bus.xread({"lamps": "0"}):
                        print(rows)
                """);

        assertThat(json)
                .containsPattern(
                        "\"function\" : \"whole\", \"transport\" : \"redis-stream\", \"form\" : \"flat\", \"certainty\" : \"seen\"")
                .containsPattern(
                        "\"function\" : \"part\", \"transport\" : \"redis-stream\", \"form\" : \"flat\", \"certainty\" : \"seen in part\"")
                .containsPattern("\"function\" : \"told\", \"transport\" : \"redis-channel\"")
                .containsPattern("\"function\" : \"taken\", \"transport\" : \"redis-stream\", \"fields\"");
    }

    @Test
    void what_was_not_seen_says_why() throws IOException {
        var json = scanned("""
                def unseen(message):
                    bus.xadd("lamps", message)

                def nameless(name):
                    bus.xadd(name, {"room": "hall"})
                """);

        assertThat(json).contains("\"certainty\" : \"message not seen\"").contains("\"unseen\" : \"");
        assertThat(json).containsPattern("\"what\" : \"the stream of this xadd\", \"reason\" : \"[^\"]+\"");
    }
}

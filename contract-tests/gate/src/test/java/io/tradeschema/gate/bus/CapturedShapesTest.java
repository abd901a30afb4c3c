package io.tradeschema.gate.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.model.ListType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infer --captured}: a contract of what was captured, and what is said of messages then. */
class CapturedShapesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ONE =
            "{\"symbol\": \"A\", \"score\": 0.5, \"at\": \"2026-01-21T04:00:00Z\", \"legs\": [{\"size\": 1}], \"note\": null}";
    private static final String OTHER =
            "{\"symbol\": \"B\", \"score\": 1, \"at\": \"2026-01-21T04:01:00Z\", \"legs\": [], \"note\": \"x\"}";

    @TempDir
    Path folder;

    private static String entry(String stream, String payload) throws IOException {
        var fields = JSON.createObjectNode()
                .put("event_type", "ai.rank")
                .put("payload", payload)
                .put("timestamp", "2026-01-21T04:00:00Z")
                .put("source", "s");
        var entry = JSON.createObjectNode().put("stream", stream).put("id", "1768968000000-0");
        entry.set("fields", fields);
        return JSON.writeValueAsString(entry) + "\n";
    }

    private String captured(String... lines) throws IOException {
        return Files.writeString(folder.resolve("captured.jsonl"), String.join("", lines))
                .toString();
    }

    @Test
    void what_every_message_has_is_required_and_what_was_once_null_may_be() throws IOException {
        var file = captured(
                entry("quantum:stream:ai.rank", ONE),
                entry("quantum:stream:ai.rank", OTHER),
                entry("quantum:stream:other", "{\"x\": 1}"));
        var schema = JSON.readTree(
                CommandLineRun.of("infer", "ai.rank", "--captured", file).out());
        var properties = schema.get("properties");

        assertThat(properties.get("symbol").toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(properties.get("score").toString()).isEqualTo("{\"type\":\"number\"}");
        assertThat(properties.get("at").toString()).isEqualTo("{\"type\":\"string\",\"format\":\"date-time\"}");
        assertThat(properties.get("note").toString()).isEqualTo("{\"type\":[\"string\",\"null\"]}");
        assertThat(properties.at("/legs/maxItems").asInt()).isEqualTo(ListType.USUAL_MOST);
        assertThat(properties.at("/legs/items/properties/size/type").asText()).isEqualTo("number");
        assertThat(properties).hasSize(5);
        assertThat(JSON.convertValue(schema.get("required"), List.class))
                .isEqualTo(List.of("symbol", "score", "at", "legs"));
    }

    @Test
    void a_list_may_be_as_long_as_one_that_was_seen() throws IOException {
        var legs = "{\"size\": 1}, ".repeat(69) + "{\"size\": 1}";
        var file = captured(entry("quantum:stream:ai.rank", ONE.replace("{\"size\": 1}", legs)));

        assertThat(JSON.readTree(CommandLineRun.of("infer", "ai.rank", "--captured", file)
                                .out())
                        .at("/properties/legs/maxItems")
                        .asInt())
                .isEqualTo(70);
    }

    @Test
    void it_is_adopted_in_one_step_and_the_messages_are_held_to_it() throws IOException {
        var file = captured(entry("quantum:stream:ai.rank", ONE), entry("quantum:stream:ai.rank", OTHER));
        var bus = folder.resolve("tradeschema.yaml").toString();

        var adopted = CommandLineRun.of("infer", "ai.rank", "--captured", file, "--adopt", bus);
        assertThat(adopted.out()).contains("ai-rank.schema.json is the contract of quantum:stream:ai.rank now");
        assertThat(adopted.exitCode()).as(adopted.out()).isZero();
        assertThat(CommandLineRun.of("validate", "--bus", bus, file).exitCode()).isZero();

        assertThat(CommandLineRun.of("infer", "ai.rank", "--captured", file, "--adopt", bus)
                        .err())
                .contains(bus + " names a contract of quantum:stream:ai.rank already; take its entry out");
        captured(entry("quantum:stream:ai.rank", ONE.replace("score", "scroe")));
        assertThat(CommandLineRun.of("validate", "--bus", bus, file).findings())
                .anyMatch(finding -> finding.contains("$.scroe: no such field"));
    }

    @Test
    void what_was_only_ever_null_has_to_be_said() throws IOException {
        var file = captured(entry("quantum:stream:ai.rank", ONE));
        var bus = folder.resolve("tradeschema.yaml").toString();
        var run = CommandLineRun.of("infer", "ai.rank", "--captured", file, "--adopt", bus);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\"type\" is missing; write one of string, number");
    }

    @Test
    void of_entries_without_a_payload_the_fields_are_the_message_and_that_is_said() throws IOException {
        var file = captured(
                "{\"stream\": \"quantum:stream:ai.rank\", \"id\": \"1-0\", \"fields\": {\"symbol\": \"A\", \"score\": \"0.5\"}}\n");
        var run = CommandLineRun.of("infer", "ai.rank", "--captured", file);

        assertThat(JSON.readTree(run.out()).at("/properties/score/type").asText())
                .isEqualTo("number");
        assertThat(run.err()).contains("have their values as fields of their own");
    }

    @Test
    void what_is_no_object_is_counted_and_said() throws IOException {
        var file = captured(entry("quantum:stream:ai.rank", ONE), entry("quantum:stream:ai.rank", "no JSON"));
        var run = CommandLineRun.of("infer", "ai.rank", "--captured", file);

        assertThat(JSON.readTree(run.out()).get("description").asText()).contains("from 1 captured message of");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "1 of quantum:stream:ai.rank have no JSON object under \"payload\"",
                        "the first: " + file + ":2");
    }

    @Test
    void what_is_no_message_is_counted_and_said() throws IOException {
        var file = captured(entry("quantum:stream:ai.rank", ONE), "a word\n", "{\"x\": 1}\n");
        var run = CommandLineRun.of("infer", "ai.rank", "--captured", file);

        assertThat(JSON.readTree(run.out()).get("properties")).hasSize(5);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("captured.jsonl:2 is in none of the forms", "and so are 1 more");
    }

    @Test
    void what_redis_cli_prints_is_of_the_stream_that_is_asked_for_packed_or_not() throws IOException {
        var list = JSON.createArrayNode();
        list.addArray().add("1768968000000-0").addArray().add("payload").add(ONE);
        var packed = folder.resolve("captured.json.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(JSON.writeValueAsBytes(list));
        }
        var run = CommandLineRun.of("infer", "ai.rank", "--captured", packed.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(JSON.readTree(run.out()).get("properties")).hasSize(5);
        assertThat(JSON.readTree(run.out()).get("title").asText()).isEqualTo("ai.rank");
    }

    @Test
    void what_is_not_there_is_told_with_what_is() throws IOException {
        var file = captured(entry("quantum:stream:ai.rank", ONE));

        assertThat(CommandLineRun.of("infer", "ai.rnk", "--captured", file).err())
                .contains("no captured message is of ai.rnk; ", "quantum:stream:ai.rank");
        assertThat(CommandLineRun.of("infer", "ai.rank", "--captured", captured("[1]\n"))
                        .err())
                .contains("captured.jsonl is a list, and not as redis-cli --json prints entries", "--captured -");
        assertThat(CommandLineRun.of("infer", "ai.rank", "--captured", folder + "/none")
                        .exitCode())
                .isEqualTo(2);
    }
}

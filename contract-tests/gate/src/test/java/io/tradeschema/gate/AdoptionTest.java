package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code infer --adopt}: what writers do becomes a contract, and what cannot be told has to be said. */
class AdoptionTest {

    @TempDir
    Path folder;

    @BeforeEach
    void a_writer_whose_values_cannot_all_be_told() throws IOException {
        Files.writeString(folder.resolve("writer.py"), """
                import json

                import redis

                bus = redis.Redis()


                def publish(symbol, price: float, note: str):
                    bus.xadd("q:ai.signal", {"payload": json.dumps({"symbol": symbol, "price": price, "note": note if note else None})})
                """);
    }

    private CommandLineRun adopt() {
        return CommandLineRun.of("infer", "ai.signal", folder.toString(), "--adopt", file("tradeschema.yaml"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void what_could_not_be_told_is_named_with_its_line() throws IOException {
        var run = adopt();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "what could not be told has to be said in it first:\n  " + file("schemas/ai-signal.schema.json")
                                + ":7: ai.signal@1.0.0: \"type\" is missing; write one of string, number, integer, boolean, object or array"
                                + " [SCHEMA_INCOMPLETE]\n");
        assertThat(Files.readString(folder.resolve("schemas/ai-signal.schema.json")))
                .contains(
                        "\"note\" : {\n      \"type\" : [ \"string\", \"null\" ]\n    }",
                        "\"required\" : [ \"symbol\", \"price\" ]");
        assertThat(CommandLineRun.of("check", "-f", file("tradeschema.yaml")).exitCode())
                .isEqualTo(2);
    }

    @Test
    void one_text_that_the_only_writer_sends_is_an_example_and_no_list_of_values() throws IOException {
        Files.writeString(folder.resolve("writer.py"), """
                import json

                import redis

                bus = redis.Redis()


                def publish(up):
                    bus.xadd("q:ai.signal", {"payload": json.dumps({"venue": "binance", "side": "UP" if up else "DOWN"})})
                """);

        assertThat(adopt().exitCode()).isEqualTo(0);
        assertThat(Files.readString(folder.resolve("schemas/ai-signal.schema.json")))
                .contains(
                        "\"venue\" : {\n      \"type\" : \"string\",\n      \"examples\" : [ \"binance\" ]\n    }",
                        "\"enum\" : [ \"UP\", \"DOWN\" ]");
    }

    @Test
    void nothing_is_written_over() throws IOException {
        adopt();
        var before = Files.readString(folder.resolve("tradeschema.yaml"));

        assertThat(adopt().err()).contains("names a contract of q:ai.signal already");
        Files.writeString(folder.resolve("tradeschema.yaml"), "version: 1\n");
        assertThat(adopt().err()).contains("schemas/ai-signal.schema.json exists already");
        assertThat(Files.readString(folder.resolve("tradeschema.yaml"))).isEqualTo("version: 1\n");
        Files.writeString(folder.resolve("tradeschema.yaml"), before);
        Files.delete(folder.resolve("schemas/ai-signal.schema.json"));
        assertThat(adopt().err()).contains("names a contract of q:ai.signal already");
        assertThat(Files.readString(folder.resolve("tradeschema.yaml"))).isEqualTo(before);
        assertThat(folder.resolve("schemas/ai-signal.schema.json")).doesNotExist();
    }

    @Test
    void a_bus_file_that_is_wrong_is_told_and_left_alone() throws IOException {
        Files.writeString(folder.resolve("tradeschema.yaml"), "version: 1\nbaseline: [a]\n");

        var run = adopt();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("tradeschema.yaml:2: a single value was expected here");
        assertThat(Files.readString(folder.resolve("tradeschema.yaml"))).isEqualTo("version: 1\nbaseline: [a]\n");
    }
}

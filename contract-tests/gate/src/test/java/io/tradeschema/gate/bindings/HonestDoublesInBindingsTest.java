package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Python and JavaScript compute goes out by the bindings and comes back equal, and Java reads it and writes the same
 * bytes. Another seed: {@code -Dtradeschema.seed=…}.
 */
class HonestDoublesInBindingsTest {

    private static final Path RUNNERS = Path.of("src/test/conformance").toAbsolutePath();
    private static final long SEED = Long.getLong("tradeschema.seed", SampleMessages.STANDARD_SEED);
    private static final int DOUBLES = 100_000;
    private static final int DOUBLES_OF_A_MESSAGE = 5;
    private static final EventCodec<TradeIntent> CODEC = EventCodec.of(TradeIntent.TYPE);

    @TempDir
    Path folder;

    @Test
    void a_hundred_thousand_doubles_of_python_go_out_and_come_back_equal() throws IOException {
        var python =
                new Tool(folder, Map.of("PYTHONPATH", folder.resolve("python").toString()));
        Tool.need(python.succeeds("python3", "-c", "import dataclasses"), "no python3");
        bind("python", folder.resolve("python"));

        javaAgrees("Python", python.lines("python3", runner("doubles.py"), "" + DOUBLES, "" + SEED));
    }

    @Test
    void a_hundred_thousand_doubles_of_javascript_go_out_and_come_back_equal() throws IOException {
        var node = Bound.node(folder);

        javaAgrees("JavaScript", node.lines("node", runner("doubles.mjs"), "" + DOUBLES, "" + SEED));
    }

    private static void bind(String language, Path out) {
        assertThat(CommandLineRun.of("bindings", language, "--out", out.toString())
                        .exitCode())
                .isZero();
    }

    /** Modules are looked up beside the script, so it has to lie in the folder. */
    private String runner(String name) throws IOException {
        return Files.copy(RUNNERS.resolve(name), folder.resolve(name)).toString();
    }

    /** Each line has what the binding wrote, and what the language's own JSON writer made of the same numbers. */
    private static void javaAgrees(String language, List<String> lines) throws IOException {
        var mapper = new ObjectMapper();
        for (var line : lines) {
            var pair = mapper.readTree(line);
            var written = pair.get(0).asText();
            assertThat(CODEC.encodeToString(CODEC.decode(written).orThrow())).isEqualTo(written);
            assertThat(CODEC.encodeToString(CODEC.decode(pair.get(1).asText()).orThrow()))
                    .isEqualTo(written);
        }
        System.out.printf(
                "honest doubles: %s, seed %d: %,d out and back, 0 refused, the same bytes as Java's%n",
                language, SEED, lines.size() * DOUBLES_OF_A_MESSAGE);
        assertThat(lines).hasSize(DOUBLES / DOUBLES_OF_A_MESSAGE);
    }
}

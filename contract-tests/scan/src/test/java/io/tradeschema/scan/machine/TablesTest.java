package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.library.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A library is known by its rows alone. */
class TablesTest {

    private static final String ACME = """
            # a client that nobody has
            acme.Bus(url) = made type='acme.Bus'
            same acme.Bus = acme.aio.Bus
            acme.Bus#put(topic, *, fields) = write redis-stream to=topic entry=fields
            acme.pack(obj) = json of=obj
            """;

    @TempDir
    Path folder;

    private WalkedModule walk(String code) throws IOException {
        return new WalkedModule(folder, new Tables(ACME), "main.py", code);
    }

    /** A later row would stand in the place of the earlier one, and nobody would say so. */
    @ParameterizedTest
    @ValueSource(strings = {"java.rows", "python.rows", "typescript.rows"})
    void no_name_has_two_rows(String resource) throws IOException {
        try (var in = Objects.requireNonNull(Tables.class.getResourceAsStream(resource))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#") && line.contains(") = "))
                            .flatMap(line -> Arrays.stream(line.split("\\) = ")[0].split(" / ", -1)))
                            .map(signature -> signature.split("\\(")[0]))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_client_is_understood_by_its_rows() throws IOException {
        var walked = walk("""
                from acme import pack
                from acme.aio import Bus
                bus = Bus("acme://")
                bus.put("orders", fields={"payload": pack({"a": 1})})
                """);

        assertThat(walked.recorder().writes()).singleElement().satisfies(write -> {
            assertThat(write.stream()).isEqualTo("orders");
            assertThat(write.key()).isEqualTo("payload");
            assertThat(write.message().orElseThrow().fields()).containsOnlyKeys("a");
        });
    }

    @Test
    void without_its_row_it_is_code_from_outside() throws IOException {
        var walked = walk("import acme\nacme.Other('acme://').put('orders', fields={'a': 1})\n");

        assertThat(walked.recorder().writes()).extracting(Write::stream).isEmpty();
    }

    @Test
    void a_line_that_is_no_row_is_refused() {
        assertThatThrownBy(() -> new Tables("acme.Bus makes a bus"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme.Bus makes a bus");
    }
}

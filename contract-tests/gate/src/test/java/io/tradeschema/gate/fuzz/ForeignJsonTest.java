package io.tradeschema.gate.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files named as those of JSONTestSuite are; each answer that is not the one wanted is told. */
class ForeignJsonTest {

    @TempDir
    Path folder;

    @TempDir
    Path beside;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("y_list.json"), "[1, {\"a\": null}]");
        Files.writeString(folder.resolve("n_comma.json"), "[1,]");
        Files.writeString(folder.resolve("i_half.json"), "[\"\\ud800\"]");
    }

    @Test
    void answers_as_wanted_are_not_told() throws IOException {
        assertThat(wrong("i_half.json LONE_SURROGATE")).isEmpty();
    }

    @Test
    void what_each_reader_decides_stands_in_the_table() throws IOException {
        assertThat(wrong("")).containsExactly("i_half.json: LONE_SURROGATE");
        assertThat(wrong("i_half.json read")).containsExactly("i_half.json: LONE_SURROGATE, not read");
    }

    @Test
    void a_refused_text_that_is_json_and_a_read_one_that_is_none_are_told() throws IOException {
        Files.writeString(folder.resolve("y_twice.json"), "{\"a\":1,\"a\":1}");
        Files.writeString(folder.resolve("n_fine.json"), "[1]");

        assertThat(wrong("i_half.json LONE_SURROGATE"))
                .containsExactly("n_fine.json: read", "y_twice.json: DUPLICATE_FIELD");
    }

    @Test
    void a_file_that_is_not_there_is_told() throws IOException {
        assertThat(wrong("i_half.json LONE_SURROGATE\ny_gone.json LIMIT_NUMBER"))
                .containsExactly("y_gone.json: is in the table, and not in the folder");
    }

    private List<String> wrong(String table) throws IOException {
        return ForeignJson.deciding(Files.writeString(beside.resolve("table.txt"), table))
                .wrong(folder);
    }
}

package io.tradeschema.gate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnnamedBusFileTest {

    @TempDir
    private Path folder;

    @Test
    void a_name_that_stands_in_it_says_how_to_have_it_gone_by() throws IOException {
        Files.writeString(
                folder.resolve("tradeschema.yaml"),
                "contracts: [{schema: a.schema.json, stream: \"quantum:stream:ai.signal\", version: 1.0.0}]");

        var file = UnnamedBusFile.in(folder);

        assertThat(file.isThere()).isTrue();
        assertThat(file.knowing("ai.signal"))
                .isEqualTo("; tradeschema.yaml names it: write --events tradeschema.yaml before the command");
        assertThat(file.knowing("ai.sygnal")).isEmpty();
        assertThat(file.knowing("quantum:stream:ai.signal")).isNotEmpty();
        assertThat(file.knowing("")).isEmpty();
        assertThat(List.of("ai", "signal", "sign", "quantum:stream", "0"))
                .as("parts of other names")
                .allSatisfy(part -> assertThat(file.knowing(part)).isEmpty());
    }

    @Test
    void where_there_is_none_nothing_is_said() throws IOException {
        Files.createDirectory(folder.resolve("tradeschema.yaml"));

        assertThat(UnnamedBusFile.in(folder).isThere()).isFalse();
        assertThat(UnnamedBusFile.in(folder).knowing("ai.signal")).isEmpty();
        assertThat(UnnamedBusFile.in(folder.resolve("gone")).isThere()).isFalse();
    }
}

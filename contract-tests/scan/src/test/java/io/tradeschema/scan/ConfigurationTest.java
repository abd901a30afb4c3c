package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    @TempDir
    Path folder;

    private Map<String, String> said(String... files) throws IOException {
        LaidFiles.in(folder, files);
        return Configuration.of(SourceTree.of(List.of(folder), List.of(), false));
    }

    @Test
    void of_each_file_the_first_document_alone_is_read_wherever_it_begins() throws IOException {
        assertThat(said(
                        "a/application.yml",
                        "a: 1\n---\na: 2\n",
                        "b/application.yml",
                        "---\nb: 1\n---\nb: 2\n",
                        "c/application.yml",
                        "# the desk's\n---\nc: 1\n"))
                .isEqualTo(Map.of("a", "1", "b", "1", "c", "1"));
    }

    @Test
    void a_name_with_several_values_says_nothing() throws IOException {
        assertThat(said(
                        "a/application.properties",
                        "bus.stream=orders\nbus.group=risk\n",
                        "b/application.yml",
                        "---\nbus:\n  stream: trades\n"))
                .isEqualTo(Map.of("bus.group", "risk"));
    }
}

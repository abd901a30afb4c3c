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

    @Test
    void what_is_imported_is_read_as_well_and_what_that_imports() throws IOException {
        assertThat(said(
                        "a/src/main/resources/application.properties",
                        "spring.config.import=optional:classpath:/bus.properties,file:./deploy/desk.yml\n",
                        "a/src/main/resources/bus.properties",
                        "bus.stream=orders\nspring.config.import[0]=classpath:more/names.yaml\n",
                        "deploy/desk.yml",
                        "bus:\n  group: risk\n",
                        "common/more/names.yaml",
                        "bus:\n  retries: 3\n",
                        "a/src/main/resources/messages.properties",
                        "bus.title=Orders\n"))
                .containsEntry("bus.stream", "orders")
                .containsEntry("bus.group", "risk")
                .containsEntry("bus.retries", "3")
                .doesNotContainKey("bus.title");
        assertThat(said(
                        "b/application.yml",
                        "spring:\n  config:\n    import:\n    - classpath:one.yml\n    - 'classpath:two.yml'\n",
                        "b/one.yml",
                        "first: 1\n",
                        "b/two.yml",
                        "second: 2\n"))
                .containsEntry("first", "1")
                .containsEntry("second", "2");
    }

    @Test
    void what_a_class_names_as_a_source_of_properties_is_read() throws IOException {
        var desk = """
                @Configuration
                @PropertySource(value = {"classpath:desk.properties", "risk.properties"}, ignoreResourceNotFound = true)
                class Desk {}
                """;
        assertThat(said(
                        "Desk.java",
                        desk,
                        "desk.properties",
                        "desk.stream=orders\n",
                        "risk.properties",
                        "risk.stream=limits\n",
                        "other.properties",
                        "other.stream=none\n"))
                .isEqualTo(Map.of("desk.stream", "orders", "risk.stream", "limits"));
    }
}

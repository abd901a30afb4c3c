package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they lie around in old trees: other encodings, page breaks, mistakes. */
class SourceFormTest {

    @TempDir
    Path folder;

    private Project project(byte[] content) throws IOException {
        var path = folder.resolve("old.py");
        Files.write(path, content);
        return new Project(Map.of("old.py", path));
    }

    @Test
    void a_coding_line_is_believed() throws IOException {
        var project = project("# -*- coding: latin-1 -*-\nNAME = 'café'\n".getBytes(StandardCharsets.ISO_8859_1));
        var module = project.module("old.py").orElseThrow();
        var machine = new Interpreter(project, new Recorder(), java.util.List.of(), java.util.Set.of());

        assertThat(machine.names().global("NAME", module).literalText()).contains("café");
        assertThat(project.warnings()).isEmpty();
    }

    @Test
    void other_bytes_without_a_coding_line_are_reported() throws IOException {
        var project = project("NAME = 'café'\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(project.module("old.py")).isEmpty();
        assertThat(project.warnings()).containsEntry("old.py", "the file is not UTF-8");
    }

    @Test
    void a_page_break_is_no_mistake_and_a_mistake_is_one() throws IOException {
        var paged = project("A = 1\n\f\nB = 2\n".getBytes(StandardCharsets.UTF_8));
        paged.module("old.py");
        assertThat(paged.warnings()).isEmpty();

        var wrong = project("def broken(:\n    pass\n".getBytes(StandardCharsets.UTF_8));
        wrong.module("old.py");
        assertThat(wrong.warnings()).containsKey("old.py");
    }
}

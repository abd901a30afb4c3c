package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.code.Code;
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

    private PythonModules modules(byte[] content) throws IOException {
        var path = folder.resolve("old.py");
        Files.write(path, content);
        return new PythonModules(Map.of("old.py", path), name -> false);
    }

    @Test
    void a_coding_line_is_believed() throws IOException {
        var modules = modules("# -*- coding: latin-1 -*-\nNAME = 'café'\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(modules.code("old.py").statements())
                .singleElement()
                .isInstanceOfSatisfying(
                        Code.Set.class,
                        set -> assertThat(set.value())
                                .get()
                                .isInstanceOfSatisfying(
                                        Code.Lit.class,
                                        lit -> assertThat(lit.value()).isEqualTo("café")));
        assertThat(modules.warnings()).isEmpty();
    }

    @Test
    void other_bytes_without_a_coding_line_are_reported() throws IOException {
        var modules = modules("NAME = 'café'\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(modules.code("old.py").statements()).isEmpty();
        assertThat(modules.warnings()).containsEntry("old.py", "the file is not UTF-8");
    }

    @Test
    void a_page_break_is_no_mistake_and_a_mistake_is_one() throws IOException {
        var paged = modules("A = 1\n\f\nB = 2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(paged.code("old.py").statements()).hasSize(2);
        assertThat(paged.warnings()).isEmpty();

        var wrong = modules("def broken(:\n    pass\n".getBytes(StandardCharsets.UTF_8));
        wrong.code("old.py");
        assertThat(wrong.warnings()).containsKey("old.py");
    }

    @Test
    void a_page_that_is_called_a_program_is_one_mistake() throws IOException {
        var page = modules(("- No lamps, doors, halls, yards, near-new roofs. Those belong to other houses.\n"
                        + "    return {\n"
                        + "        \"lamp\": \"hall\",\n"
                        + "You can have a + b + c together; the house is the **sum** of all lamps.\n")
                .getBytes(StandardCharsets.UTF_8));
        page.code("old.py");
        assertThat(page.warnings())
                .containsEntry("old.py", "the file has a syntax error; what could be read was judged");
    }
}

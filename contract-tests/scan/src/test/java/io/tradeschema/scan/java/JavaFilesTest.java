package io.tradeschema.scan.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.machine.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java files as they lie around: marks where the grammar expects none, byte order marks, mistakes. */
class JavaFilesTest {

    @TempDir
    private Path folder;

    private JavaModules modules(String text) throws IOException {
        var path = folder.resolve("A.java");
        Files.writeString(path, text);
        return new JavaModules(Map.of("A.java", path), name -> false);
    }

    @Test
    void a_mark_before_the_dots_of_a_parameter_is_no_mistake_and_a_text_that_looks_like_one_stays() throws IOException {
        try (var modules = modules("""
                class A {
                    void tell(String @Nullable ... names) { send("ask @desk ..."); }
                }
                """)) {
            assertThat(Walk.any(
                            modules.code("A.java"),
                            code -> code instanceof Code.Lit lit && lit.value().equals("ask @desk ...")))
                    .isTrue();
            assertThat(modules.warnings()).isEmpty();
        }
    }

    @Test
    void a_file_with_a_mistake_is_read_as_far_as_it_goes_and_named() throws IOException {
        try (var modules = modules("class A { void tell( { } }")) {
            assertThat(modules.code("A.java").statements()).isNotEmpty();
            assertThat(modules.warnings())
                    .containsEntry("A.java", "the file has a syntax error; what could be read was judged");
        }
    }
}

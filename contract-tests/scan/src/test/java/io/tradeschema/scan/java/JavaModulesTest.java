package io.tradeschema.scan.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.LaidFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which class a name means, by package, import, and what stands inside of another class. */
class JavaModulesTest {

    @TempDir
    private Path folder;

    private Optional<String> meant(String name, String... files) throws IOException {
        try (var modules = new JavaModules(LaidFiles.in(folder, files), known -> false)) {
            return modules.named(files[0], name).map(found -> found.file() + " " + String.join(".", found.path()));
        }
    }

    @Test
    void a_class_of_the_same_package_needs_no_import() throws IOException {
        assertThat(meant("Bus", "a/Use.java", "package a; class Use {}", "a/Bus.java", "package a; class Bus {}"))
                .contains("a/Bus.java Bus");
        assertThat(meant("Bus", "b/Use.java", "package b; class Use {}", "a/Bus.java", "package a; class Bus {}"))
                .isEmpty();
    }

    @Test
    void an_import_says_which_and_one_of_another_library_hides_the_trees_own() throws IOException {
        assertThat(meant(
                        "Bus",
                        "b/Use.java",
                        "package b;\nimport a.Bus;\nclass Use {}",
                        "a/Bus.java",
                        "package a; class Bus {}",
                        "b/Bus.java",
                        "package b; class Bus {}"))
                .contains("a/Bus.java Bus");
        assertThat(meant(
                        "Bus",
                        "b/Use.java",
                        "package b;\nimport com.acme.Bus;\nclass Use {}",
                        "b/Bus.java",
                        "package b; class Bus {}"))
                .isEmpty();
        assertThat(meant(
                        "Bus",
                        "b/Use.java",
                        "package b;\nimport a.*;\nclass Use {}",
                        "a/Bus.java",
                        "package a; class Bus {}"))
                .contains("a/Bus.java Bus");
    }

    @Test
    void what_stands_inside_of_a_class_is_found_through_it() throws IOException {
        assertThat(meant(
                        "STREAM",
                        "b/Use.java",
                        "package b;\nimport static a.Bus.*;\nclass Use {}",
                        "a/Bus.java",
                        "package a; class Bus { static final String STREAM = \"s\"; }"))
                .contains("a/Bus.java Bus.STREAM");
        assertThat(meant(
                        "Kind",
                        "b/Use.java",
                        "package b;\nimport a.Bus.Kind;\nclass Use {}",
                        "a/Bus.java",
                        "package a; class Bus { enum Kind { ONE } }"))
                .contains("a/Bus.java Bus.Kind");
    }

    @Test
    void a_second_class_of_a_file_is_found_and_one_inside_another_is_none_of_the_package() throws IOException {
        assertThat(meant(
                        "Second",
                        "a/Use.java",
                        "package a; class Use {}",
                        "a/First.java",
                        "package a;\nclass First {\n    static class Inner {}\n}\nclass Second {}"))
                .contains("a/First.java Second");
        assertThat(meant(
                        "Inner",
                        "a/Use.java",
                        "package a; class Use {}",
                        "a/First.java",
                        "package a;\nclass First {\n    static class Inner {}\n}\nclass Second {}"))
                .isEmpty();
    }

    @Test
    void a_byte_order_mark_hides_no_package() throws IOException {
        assertThat(meant("Bus", "a/Use.java", "\uFEFFpackage a; class Use {}", "a/Bus.java", "package a; class Bus {}"))
                .contains("a/Bus.java Bus");
    }
}

package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.LaidFiles;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.reach.BusWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a tree are the team's own. */
class PythonModulesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_package_of_the_products_name_beside_the_code_is_the_product_and_a_folder_of_that_name_is_not()
            throws IOException {
        var code = "r.xadd('a', {})\n";
        var files = LaidFiles.in(
                folder,
                "libs/tradeschema/__init__.py",
                code,
                "libs/tradeschema/_event.py",
                code,
                "tradeschema/own.py",
                code);
        try (var modules = new PythonModules(files, name -> name.equals("tradeschema"))) {
            assertThat(modules.reach(new BusWords(Set.of("xadd"), Set.of(), List.of(), List.of()))
                            .files())
                    .containsExactly("tradeschema/own.py");
        }
    }

    /** Python itself has logging: a file of that name is it only where an import from beside or above finds it first. */
    @Test
    void a_module_of_pythons_own_is_not_looked_for_all_over_the_tree() throws IOException {
        var files = LaidFiles.in(folder, "a/logging.py", "", "a/main.py", "", "b/main.py", "", "a/ours.py", "");
        try (var modules = new PythonModules(files, name -> false)) {
            assertThat(modules.file("a/main.py", "logging", 0)).contains("a/logging.py");
            assertThat(modules.file("b/main.py", "logging", 0)).isEmpty();
            assertThat(modules.file("b/main.py", "logging.handlers", 0)).isEmpty();
            assertThat(modules.file("b/main.py", "ours", 0)).contains("a/ours.py");
        }
    }

    @Test
    void a_file_of_which_nothing_is_asked_is_not_read() throws IOException {
        var sends = """
                import redis
                from plain import rounded, unused
                from other import never
                redis.Redis().xadd("orders", {"a": rounded(1)})
                """;
        var files = LaidFiles.in(
                folder,
                "main.py",
                sends,
                "plain.py",
                "from deeper import digits\ndef rounded(x):\n    return round(x, 2)\n",
                "deeper.py",
                "digits = 2\n",
                "other.py",
                "never = 1\n");
        assertThat(new PythonScan(files, Contracts.declared(), Surroundings.NONE)
                        .run()
                        .parsed())
                .isEqualTo(2);
    }
}

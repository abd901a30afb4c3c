package io.tradeschema.scan.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.LaidFiles;
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
}

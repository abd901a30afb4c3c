package io.tradeschema.scan.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.LaidFiles;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.reach.BusWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file an import means, and what leads from one to another. */
class TypeScriptModulesTest {

    @TempDir
    private Path folder = Path.of("");

    private TypeScriptModules modules(String... files) throws IOException {
        return new TypeScriptModules(
                LaidFiles.in(folder, files), ModuleAliases.of(Map.of()), name -> name.equals("tradeschema"));
    }

    private Optional<String> meant(String from, String module) throws IOException {
        try (var modules = modules(
                "app/src/a.ts",
                "",
                "app/src/lib/index.ts",
                "",
                "app/src/lib/bus.ts",
                "",
                "app/src/b.js",
                "",
                "app/tradeschema/index.js",
                "")) {
            return modules.file(from, module, 0);
        }
    }

    @Test
    void a_path_is_followed_with_its_ending_or_that_of_what_it_is_built_into_or_none() throws IOException {
        assertThat(meant("app/src/a.ts", "./b")).contains("app/src/b.js");
        assertThat(meant("app/src/a.ts", "./lib/bus.js")).contains("app/src/lib/bus.ts");
        assertThat(meant("app/src/a.ts", "./lib")).contains("app/src/lib/index.ts");
        assertThat(meant("app/src/lib/bus.ts", "../b.js")).contains("app/src/b.js");
        assertThat(meant("app/src/lib/bus.ts", ".")).contains("app/src/lib/index.ts");
        assertThat(meant("app/src/a.ts", "ioredis")).isEmpty();
    }

    @Test
    void a_path_from_the_top_of_the_project_is_looked_for_below_its_sources() throws IOException {
        assertThat(meant("app/src/lib/bus.ts", "@/b")).contains("app/src/b.js");
        assertThat(meant("app/src/lib/bus.ts", "src/a")).contains("app/src/a.ts");
    }

    @Test
    void the_products_own_package_beside_the_code_is_that_package() throws IOException {
        assertThat(meant("app/src/a.ts", "../tradeschema/index.js")).isEmpty();
        try (var modules = modules("a.mjs", "import { T } from './x/tradeschema/index.js';")) {
            assertThat(modules.code("a.mjs").statements())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Code.Import.class,
                            taken -> assertThat(taken.module()).isEqualTo("tradeschema"));
        }
    }

    @Test
    void what_a_file_gives_as_a_whole_is_what_requires_it_and_what_takes_its_default() throws IOException {
        try (var modules = modules(
                "x/a.js", "const A = require('./b'); const c = require('./c');",
                "x/b.js", "module.exports = class B {};",
                "x/c.js", "exports.send = () => 1;",
                "x/d.ts", "import A from './b'; import c from './c'; import e from './e';",
                "x/e.ts", "export default 1;")) {
            assertThat(names(modules, "x/a.js")).containsExactly("module.exports", "");
            assertThat(names(modules, "x/d.ts")).containsExactly("module.exports", "", "default");
        }
    }

    private static List<String> names(TypeScriptModules modules, String file) {
        return modules.code(file).statements().stream()
                .map(code -> ((Code.Import) code).name())
                .toList();
    }

    @Test
    void a_file_leads_to_a_bus_through_one_that_only_hands_on() throws IOException {
        try (var modules = modules(
                "x/bus.ts", "export function publishAll(r) { r.xadd('a', '*', 'k', 'v'); }",
                "x/index.ts", "export * from './bus';",
                "x/use.ts", "import { publishAll } from '.';\nexport function go() { publishAll(1); }",
                "x/far.ts", "export function other() { return publishEverything(); }")) {
            assertThat(modules.reach(new BusWords(Set.of("xadd"), Set.of(), List.of(), List.of()))
                            .files())
                    .contains("x/bus.ts", "x/use.ts")
                    .doesNotContain("x/far.ts");
        }
    }
}

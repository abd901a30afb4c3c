package io.tradeschema.scan.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.LaidFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project's files call its modules, as their tools understand it. */
class ModuleAliasesTest {

    @TempDir
    private Path folder = Path.of("");

    private List<String> paths(String from, String module, String... files) throws IOException {
        return ModuleAliases.of(LaidFiles.in(folder, files)).paths(from, module);
    }

    @Test
    void paths_of_a_compiler_lie_below_their_base() throws IOException {
        var config = """
                { // said for all
                  "compilerOptions": {"baseUrl": "./source", "paths": {"~lib/*": ["lib/*", "more/*"], "one": ["first.ts"],},},
                }
                """;
        assertThat(paths("web/source/a.ts", "~lib/bus/out", "web/tsconfig.json", config))
                .containsExactly("web/source/lib/bus/out", "web/source/more/bus/out");
        assertThat(paths("web/source/a.ts", "one", "web/tsconfig.json", config)).containsExactly("web/source/first.ts");
        assertThat(paths("web/source/a.ts", "one/more", "web/tsconfig.json", config))
                .isEmpty();
        assertThat(paths("other/a.ts", "one", "web/tsconfig.json", config)).isEmpty();
    }

    @Test
    void imports_of_a_map_are_paths_where_they_begin_so() throws IOException {
        var map = "{\"imports\": {\"bus\": \"./lib/bus.ts\", \"kafkajs\": \"npm:kafkajs@2\", \"lib/\": \"./lib/\"}}";
        assertThat(paths("a.ts", "bus", "deno.json", map)).containsExactly("lib/bus.ts");
        assertThat(paths("a.ts", "kafkajs", "deno.json", map)).isEmpty();
        assertThat(paths("a.ts", "lib/out.ts", "deno.json", map)).containsExactly("lib/out.ts");
    }

    @Test
    void a_package_is_found_from_everywhere_and_what_is_no_json_says_nothing() throws IOException {
        assertThat(paths("apps/a.ts", "@desk/bus", "packages/bus/package.json", "{\"name\": \"@desk/bus\"}"))
                .containsExactly("packages/bus/src", "packages/bus");
        assertThat(paths("test/a.ts", "desk/out", "package.json", "{\"name\": \"desk\"}"))
                .containsExactly("src/out", "out");
        assertThat(paths("apps/a.ts", "@desk/bus", "packages/bus/package.json", "{\"name\": "))
                .isEmpty();
    }
}

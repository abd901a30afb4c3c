package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Whoever passes the one jar on passes on the licences of all that is in it. */
class LicencesIT {

    private static final Path JAR = Path.of(System.getProperty("tradeschema.jar"));

    private static List<String> foreignArtifacts() throws IOException {
        return Files.readAllLines(Path.of("dependencies.txt")).stream()
                .map(line -> line.replaceFirst("^[^a-z]*", "").split(":", -1))
                .filter(coordinates -> !coordinates[0].equals("io.tradeschema"))
                .map(coordinates -> coordinates[1])
                .toList();
    }

    private static String text(String name) throws IOException {
        try (var jar = new ZipFile(JAR.toFile())) {
            var entry = jar.getEntry(name);
            return entry == null ? "" : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void every_dependency_has_its_folder_with_a_text_that_grants_something() throws IOException {
        assertThat(foreignArtifacts()).contains("picocli", "zstd-jni");
        for (var artifact : foreignArtifacts()) {
            var folder = "META-INF/licenses/" + artifact + "/";
            assertThat(text(folder + "LICENSE") + text(folder + "LICENSE.txt") + text(folder + "LICENSE-Apache-2.0"))
                    .as(artifact)
                    .containsAnyOf(
                            "Version 2.0, January 2004",
                            "Permission is hereby granted",
                            "Redistribution and use in source");
        }
    }

    @Test
    void native_code_and_what_jackson_carries_in_itself_have_theirs() throws IOException {
        assertThat(text("META-INF/licenses/tree-sitter/LICENSE-native-tree-sitter"))
                .contains("Max Brunsfeld");
        assertThat(text("META-INF/licenses/tree-sitter/LICENSE-native-unicode")).contains("Unicode, Inc.");
        assertThat(text("META-INF/licenses/tree-sitter-python/LICENSE-native-grammar"))
                .contains("Max Brunsfeld");
        assertThat(text("META-INF/licenses/tree-sitter-java/LICENSE-native-grammar"))
                .contains("Ayman Nadeem");
        for (var grammar : List.of("tree-sitter-typescript", "tree-sitter-tsx")) {
            assertThat(text("META-INF/licenses/" + grammar + "/LICENSE-native-grammar"))
                    .contains("Max Brunsfeld");
        }
        assertThat(text("META-INF/licenses/zstd-jni/LICENSE-native-zstd")).contains("Meta Platforms, Inc.");
        assertThat(text("META-INF/licenses/jackson-core/NOTICE")).contains("Tatu Saloranta");
        assertThat(text("META-INF/licenses/jackson-core/FastDoubleParser-LICENSE"))
                .contains("Werner Randelshofer");
    }

    @Test
    void the_jar_is_under_our_own_licence() throws IOException {
        assertThat(text("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("../../LICENSE")));
    }
}

package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder = Path.of("");

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_is_written_in_place_of_the_one_before_with_its_rights() throws IOException {
        var file = Files.writeString(folder.resolve("a.json"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        WholeFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Files.writeString(folder.resolve("real"), "old");
        Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));

        WholeFile.write(folder.resolve("link"), "new");

        assertThat(folder.resolve("link")).isSymbolicLink();
        assertThat(folder.resolve("real")).hasContent("new");
    }

    @Test
    void what_cannot_be_written_is_named_and_nothing_is_left_of_it() throws IOException {
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("gone/a.json"), "new"))
                .isInstanceOf(FileSystemException.class);
        assertThat(names()).isEmpty();

        Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
        assertThatThrownBy(() -> WholeFile.write(folder.resolve("full"), "new"))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(folder.resolve("full") + ": No space left on device");
    }

    @Test
    void a_disk_that_is_full_half_way_leaves_the_file_as_it_was() throws Exception {
        Files.writeString(folder.resolve("a.json"), "old");
        var run = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 4; exec \"$@\"",
                        "-",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WholeFileTest.class.getName(),
                        folder.resolve("a.json").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(run.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(said).contains("a.json: File too large");
        assertThat(folder.resolve("a.json")).hasContent("old");
        assertThat(names()).containsExactly("a.json");
    }

    /** Writes more than the limit of its process allows. */
    public static void main(String... arguments) throws IOException {
        WholeFile.write(Path.of(arguments[0]), "x".repeat(100_000));
    }
}

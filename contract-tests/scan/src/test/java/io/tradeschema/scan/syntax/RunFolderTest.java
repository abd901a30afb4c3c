package io.tradeschema.scan.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    @TempDir
    private Path temporary;

    /** Another run: says where its folder is, and ends when its input does. */
    static final class AnotherRun {
        public static void main(String... arguments) throws IOException {
            var folder = RunFolder.open(Path.of(arguments[0]));
            Files.writeString(folder.resolve("library.so"), "native");
            System.out.println(folder);
            System.in.read();
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherRun.class.getName(),
                        temporary.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path folder(Process run) throws IOException {
        return Path.of(
                new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }

    @Test
    void a_living_run_keeps_its_folder_and_a_killed_ones_is_removed_by_the_next() throws Exception {
        var living = start();
        var killed = start();
        var livingFolder = folder(living);
        var killedFolder = folder(killed);
        killed.destroyForcibly().waitFor();
        assertThat(killedFolder).isDirectory();

        RunFolder.open(temporary);

        assertThat(killedFolder).doesNotExist();
        assertThat(killedFolder.resolveSibling(killedFolder.getFileName() + ".lock"))
                .doesNotExist();
        assertThat(livingFolder.resolve("library.so")).hasContent("native");
        living.getOutputStream().close();
        assertThat(living.waitFor()).isZero();
        assertThat(livingFolder).doesNotExist();
    }

    @Test
    void runs_share_one_named_folder_that_only_their_user_may_read() throws IOException {
        var one = RunFolder.open(temporary);
        var two = RunFolder.open(temporary);

        assertThat(one).isNotEqualTo(two).hasParent(two.getParent());
        assertThat(one.getParent()).isEqualTo(temporary.resolve("tradeschema-" + System.getProperty("user.name")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_link_that_somebody_put_in_its_place_is_not_followed(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(temporary.resolve("tradeschema-" + System.getProperty("user.name")), elsewhere);

        var folder = RunFolder.open(temporary);

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(folder.toRealPath()).startsWith(temporary.toRealPath());
    }
}

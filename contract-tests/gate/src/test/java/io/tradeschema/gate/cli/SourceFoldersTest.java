package io.tradeschema.gate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFoldersTest {

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter err = new StringWriter();

    @Test
    void what_may_not_be_read_is_told_and_the_exit_code_says_so() throws IOException {
        Files.writeString(folder.resolve("open.py"), "x = 1\n");
        var shut = Files.writeString(folder.resolve("shut.py"), "x = 1\n");
        var tree = SourceTree.of(List.of(folder), List.of(), false, path -> !path.equals(shut));

        assertThat(SourceFolders.told(tree, new PrintWriter(err))).isEqualTo(2);
        assertThat(err).hasToString("tradeschema: " + shut + " was not read: the user who runs this may not read it\n");
    }

    @Test
    void a_tree_that_is_open_is_clean() throws IOException {
        Files.writeString(folder.resolve("open.py"), "x = 1\n");
        var tree = SourceTree.of(List.of(folder), List.of(), false);

        assertThat(SourceFolders.told(tree, new PrintWriter(err))).isZero();
        assertThat(err).hasToString("");
    }
}

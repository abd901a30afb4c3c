package io.tradeschema.gate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Started as {@code java -jar}, without a launcher that says whether a person is watching. */
class TerminalTest {

    private static final String HELP = "'" + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
            + "' io.tradeschema.gate.Main --help";

    @Test
    void the_system_is_asked_whether_the_output_is_a_terminal() throws IOException, InterruptedException {
        assumeThat(Path.of("/usr/bin/script"))
                .as("script of util-linux, which makes a terminal")
                .exists();

        assertThat(run("script", "-qec", HELP, "/dev/null")).contains("\033[", "Usage:");
        assertThat(run("sh", "-c", HELP)).contains("Usage:").doesNotContain("\033[");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var starting = new ProcessBuilder(command).redirectErrorStream(true);
        starting.environment().put("TERM", "xterm");
        starting.environment().remove("NO_COLOR");
        var process = starting.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}

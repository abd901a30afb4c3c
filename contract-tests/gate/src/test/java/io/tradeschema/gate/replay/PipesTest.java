package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A break would wait for ever: another thread waits for it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PipesTest {

    private static final String GOOD = "{\"event\": \"trade.intent\", \"payload\": {\"symbol\": \"BTCUSDT\","
            + " \"action\": \"SELL\", \"position_size_usd\": 150.0, \"leverage\": 1, \"entry_price\": 91000.5}}\n";

    @TempDir
    Path folder;

    @Test
    void a_named_pipe_is_read_like_a_file() throws IOException, InterruptedException {
        var pipe = pipe();
        var file = Files.writeString(folder.resolve("file"), GOOD + GOOD);
        var writer = new ProcessBuilder("sh", "-c", "cat " + file + " > " + pipe).start();

        var run = CommandLineRun.of("validate", pipe.toString());

        assertThat(writer.waitFor()).isZero();
        assertThat(run.out()).contains("accepted: 2\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void a_pipe_that_stalls_ends_with_what_came_judged_and_the_rest_told() throws IOException {
        var pipe = pipe();
        var writer = new ProcessBuilder(
                        "sh", "-c", "exec 3> " + pipe + "; printf '%s\\n' '" + GOOD.strip() + "' >&3; exec sleep 600")
                .start();

        var run = CommandLineRun.of("validate", "--timeout", "3", pipe.toString());

        writer.destroy();
        assertThat(run.out()).contains("accepted: 1\n", "not read to the end: 1 of 1\n");
        assertThat(run.err())
                .isEqualTo("tradeschema: " + pipe
                        + " cannot be read to its end: not all of it came within 3 seconds (--timeout)\n");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void a_pipe_that_nobody_writes_to_ends_when_the_time_is_up() throws IOException {
        var run = CommandLineRun.of("validate", "--timeout", "1", pipe().toString());

        assertThat(run.err()).contains("not all of it came within 1 second (--timeout)");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void an_input_that_sends_nothing_is_told_once_and_read_when_it_comes() throws IOException {
        var told = new CountDownLatch(1);
        var late = new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    told.await();
                } catch (InterruptedException e) {
                    return Assertions.fail(e);
                }
                return 'x';
            }
        };

        try (var in = new Waiting(() -> late, Optional.empty(), Duration.ofMillis(20), told::countDown)) {
            assertThat(in.read()).isEqualTo('x');
        }
    }

    private Path pipe() throws IOException {
        var pipe = folder.resolve("pipe");
        try {
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return pipe;
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate -", "validate /dev/stdin", "compat --pairs -"})
    void a_closed_standard_input_is_told_and_no_file_of_java_is_read_in_its_place(String command)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "exec \"$0\" -cp \"$1\" io.tradeschema.gate.Main " + command + " <&-",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        System.getProperty("java.class.path"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("tradeschema: standard input is closed: send it something, or name a file\n");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}

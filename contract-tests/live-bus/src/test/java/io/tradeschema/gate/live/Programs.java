package io.tradeschema.gate.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Other programs that the tests run. One that is missing skips the test and says how to install it. */
final class Programs {

    private static final Path SCRIPT = Path.of("src/test/resources/bus.py");

    private Programs() {}

    static String run(String input, List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new AssertionError(command + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(command + " was interrupted", e);
        }
    }

    /** The stream's writer and reader of these tests. */
    static String python(String input, String... arguments) {
        return python(input, SCRIPT, arguments);
    }

    /** A script with the bindings beside it. */
    static String python(Path script, String... arguments) {
        return python("", script, arguments);
    }

    private static String python(String input, Path script, String... arguments) {
        var python = Stream.of("python3", "/usr/bin/python3")
                .filter(candidate -> answers(candidate, "-c", "import redis"))
                .findFirst();
        Assumptions.assumeTrue(python.isPresent(), "no Python with redis: apt-get install python3-redis");
        return run(
                input,
                Stream.concat(Stream.of(python.get(), script.toString()), Stream.of(arguments))
                        .toList());
    }

    static boolean answers(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Tools of other languages, run in a folder. Without them a test is skipped and says so; with CI=true it fails. */
public record Tool(Path folder, Map<String, String> environment) {

    private static final long PATIENCE_SECONDS = 300;

    public Tool(Path folder) {
        this(folder, Map.of());
    }

    public static void need(boolean there, String otherwise) {
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(otherwise + "; in CI this is a failure");
        }
        Assumptions.assumeTrue(there, otherwise);
    }

    /** A Python that can import a module. */
    public Optional<String> python(String module) {
        return Stream.of(System.getenv().getOrDefault("TRADESCHEMA_PYTHON", "python3"), "/usr/bin/python3")
                .filter(candidate ->
                        succeeds(candidate, "-c", "import sys, " + module + "; assert sys.version_info >= (3, 10)"))
                .findFirst();
    }

    public boolean succeeds(String... command) {
        try {
            return start(List.of(command)).exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** What the command prints; it has to end well. */
    public List<String> lines(String... command) throws IOException {
        var process = start(List.of(command));
        assertThat(process.exitValue())
                .as(() -> String.join(" ", command) + "\n" + text("err") + text("out"))
                .isZero();
        return Files.readAllLines(folder.resolve("out"));
    }

    /** What the command prints on both streams, and its exit code before that. */
    public String ended(String... command) throws IOException {
        var process = start(List.of(command));
        return process.exitValue() + "\n" + text("out") + text("err");
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it ended: %s", command)
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return process;
    }

    private String text(String stream) {
        try {
            return Files.readString(folder.resolve(stream));
        } catch (IOException e) {
            return e.toString();
        }
    }
}

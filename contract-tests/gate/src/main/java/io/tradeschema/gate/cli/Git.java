package io.tradeschema.gate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A question to git, which is run for it and ends within a time. */
public final class Git {

    private static final long SECONDS = 20;

    private Git() {}

    /**
     * What git prints in a folder.
     *
     * @param sentence what is said to the user, from what git complained of
     * @throws NotCheckedException with that sentence when git is not there, complains, or does not end
     */
    public static byte[] ask(Path folder, UnaryOperator<String> sentence, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).start();
            process.getOutputStream().close();
            return answer(process, sentence);
        } catch (IOException e) {
            throw new NotCheckedException(sentence.apply("git could not be run"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotCheckedException(sentence.apply("interrupted"));
        }
    }

    /** Both of its outputs are read at once: the one that nobody reads would stop it when it is full. */
    private static byte[] answer(Process process, UnaryOperator<String> sentence) throws InterruptedException {
        var output = all(process.getInputStream());
        var error = all(process.getErrorStream());
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new NotCheckedException(sentence.apply("git did not end within " + SECONDS + " s"));
        }
        if (process.exitValue() != 0) {
            throw new NotCheckedException(sentence.apply(new String(error.join(), StandardCharsets.UTF_8).strip()));
        }
        return output.join();
    }

    private static CompletableFuture<byte[]> all(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return stream.readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                reader -> {
                    var thread = new Thread(reader, "git");
                    thread.setDaemon(true);
                    thread.start();
                });
    }
}

package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.StandardInput;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Inputs of messages, as the user names them: files, pipes, standard input.
 *
 * @param err where to say how far it is and what it waits for
 * @param shown whether that is a terminal
 * @param limit the longest time for an input that is no regular file
 */
record MessageFile(PrintWriter err, boolean shown, Optional<Duration> limit) {

    private static final Set<String> STANDARD_INPUT = Set.of("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** What is done with an input. */
    interface Reading {
        void run(String name, InputStream in, Progress progress) throws IOException;
    }

    /**
     * Replays the input.
     *
     * @throws NotCheckedException when there is no such file, or nothing in it
     */
    void read(String file, Replay replay) throws IOException {
        read(file, replay::run);
    }

    /**
     * Opens the input and hands it on.
     *
     * @throws NotCheckedException when there is no such file
     */
    void read(String file, Reading replay) throws IOException {
        if (file.equals("-")) {
            var given = StandardInput.open();
            try (var in = new Waiting(() -> given, limit, QUIET, () -> waits("standard input"))) {
                replay.run(file, in, new Progress(err, shown, 0));
            }
            return;
        }
        if (STANDARD_INPUT.contains(file)) {
            StandardInput.open();
        }
        var path = existing(file);
        if (Files.isRegularFile(path)) {
            try (var in = Files.newInputStream(path)) {
                replay.run(file, in, new Progress(err, shown, Files.size(path)));
            }
            return;
        }
        try (var in = new Waiting(() -> new FileInputStream(file), limit, QUIET, () -> waits(file))) {
            replay.run(file, in, new Progress(err, shown, 0));
        }
    }

    private void waits(String name) {
        err.println("tradeschema: " + name + " sends nothing; still waiting (--timeout SECONDS ends that)");
        err.flush();
    }

    private static Path existing(String file) {
        var path = path(file);
        if (isFolder(file, path)) {
            throw new NotCheckedException(file + " is a folder: name the files in it");
        }
        if (!Files.isReadable(path)) {
            throw new NotCheckedException(file + " cannot be read: look at its rights");
        }
        return path;
    }

    private static boolean isFolder(String file, Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException e) {
            throw new NotCheckedException(file + absence(path));
        } catch (AccessDeniedException e) {
            throw new NotCheckedException(file + " cannot be reached: look at the rights of the folders that it is in");
        } catch (FileSystemException e) {
            // Of a file taken for a folder some Javas say that, others that nothing is there.
            throw new NotCheckedException(
                    file + fileAbove(path).map(above -> absence(path)).orElse(" cannot be reached: " + e.getReason()));
        } catch (IOException e) {
            throw new NotCheckedException(file + " cannot be reached: " + e.getMessage());
        }
    }

    private static String absence(Path path) {
        if (Files.isSymbolicLink(path)) {
            return " is a link to a file that does not exist";
        }
        return " does not exist"
                + fileAbove(path).map(above -> ": " + above + " is a file").orElse("");
    }

    private static Optional<Path> fileAbove(Path path) {
        for (var above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return Optional.of(above);
            }
        }
        return Optional.empty();
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new NotCheckedException(file + " is no file name");
        }
    }
}

package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file of messages, as the user named it. */
final class MessageFile {

    private MessageFile() {}

    /**
     * Replays the file.
     *
     * @param shown whether the error stream is a terminal that shows how far it is
     * @throws NotCheckedException when there is no such file, or nothing in it
     */
    static void read(String file, Replay replay, PrintWriter err, boolean shown) throws IOException {
        var path = path(file);
        if (!Files.exists(path)) {
            throw new NotCheckedException(file + " does not exist");
        }
        if (Files.isDirectory(path)) {
            throw new NotCheckedException(file + " is a folder: name the files in it");
        }
        if (!Files.isReadable(path)) {
            throw new NotCheckedException(file + " cannot be read: look at its rights");
        }
        try (InputStream in = Files.newInputStream(path)) {
            replay.run(file, in, new Progress(err, shown, Files.size(path)));
        }
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new NotCheckedException(file + " is no file name");
        }
    }
}

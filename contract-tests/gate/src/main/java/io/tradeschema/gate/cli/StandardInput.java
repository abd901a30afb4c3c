package io.tradeschema.gate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The input that the caller gives. */
public final class StandardInput {

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private StandardInput() {}

    /**
     * What the caller sends.
     *
     * @throws NotCheckedException when the caller has closed it: Java would give what it has opened itself in its place
     */
    public static InputStream open() {
        if (Boolean.getBoolean("tradeschema.input.closed") || isTaken()) {
            throw new NotCheckedException("standard input is closed: send it something, or name a file");
        }
        return System.in;
    }

    /** Whether Java's own first file stands where standard input should; told where the system tells open files. */
    private static boolean isTaken() {
        if (!Files.isDirectory(OPEN_FILES)) {
            return false;
        }
        try {
            var target = Files.readSymbolicLink(OPEN_FILES.resolve("0"));
            return target.startsWith(Path.of(System.getProperty("java.home")).toRealPath());
        } catch (IOException e) {
            return !Files.isReadable(OPEN_FILES.resolve("0"));
        }
    }
}

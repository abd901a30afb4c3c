package io.tradeschema.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes a file in full or not at all: beside it first, then in its place. Where the disk is full, the file is what it was.
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes the text as UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the bytes.
     *
     * @throws FileSystemException when that fails, naming the file
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        try {
            var real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(real) && !Files.isRegularFile(real)) {
                Files.write(real, bytes); // a device or a pipe has no place to be put in
            } else {
                replace(real, bytes);
            }
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file.toString());
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(file.toString());
        } catch (FileSystemException e) {
            throw new FileSystemException(file.toString(), null, e.getReason());
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        var beside = file.resolveSibling(
                "." + file.getFileName() + ".new-" + ProcessHandle.current().pid());
        try {
            Files.write(beside, bytes, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            keepRights(file, beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            if (!Files.isWritable(file)) {
                throw e;
            }
            Files.write(file, bytes); // the folder takes no new file; this one may be written
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void keepRights(Path file, Path beside) throws IOException {
        if (Files.exists(file) && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
        }
    }
}

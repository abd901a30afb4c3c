package io.tradeschema.scan.syntax;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where one run lays what has to be a file: native libraries and copies of sources. It is removed when the run ends. A run
 * that was killed cannot; the next one of the same user removes what it left, and never what a living run still has: each
 * holds a lock that ends with its process, on this machine and in every container that shares the folder.
 */
public final class RunFolder {

    private static final String LOCK = ".lock";
    private static final String OWN = ProcessHandle.current().pid() + "-";
    private static final Duration STRAY = Duration.ofDays(1);

    /** One for the process: what it leaves behind is one folder. */
    private static final AtomicReference<@Nullable Path> CURRENT = new AtomicReference<>();

    private RunFolder() {}

    /**
     * The folder of this run, made when it is first asked for.
     *
     * @throws IOException when the temporary folder cannot be written
     */
    public static synchronized Path path() throws IOException {
        var made = CURRENT.get();
        if (made == null) {
            made = open(Path.of(System.getProperty("java.io.tmpdir")));
            CURRENT.set(made);
        }
        return made;
    }

    static Path open(Path temporary) throws IOException {
        var base = temporary.resolve(
                "tradeschema-" + System.getProperty("user.name", "").replaceAll("[^\\w.-]", "_"));
        if (!isOurs(base)) {
            base = Files.createTempDirectory(temporary, "tradeschema-");
        }
        removeLeftovers(base);
        // The lock comes before the folder and goes after it, so that no folder is ever seen without.
        var lock = Files.createTempFile(base, OWN, LOCK);
        var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        channel.lock();
        var folder = Files.createDirectory(folderOf(lock));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> removeOwn(folder, lock, channel)));
        return folder;
    }

    /** Keeps the channel, and with it the lock, until the process ends. */
    private static void removeOwn(Path folder, Path lock, FileChannel channel) {
        remove(folder);
        remove(lock);
        try {
            channel.close();
        } catch (IOException e) {
            // The process ends, which closes it.
            return;
        }
    }

    /** Somebody else may have made a folder of this name, to have us write into it or load what they put there. */
    private static boolean isOurs(Path base) throws IOException {
        try {
            Files.createDirectory(base);
            if (base.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS) && isOwned(base);
        }
    }

    private static boolean isOwned(Path base) {
        try {
            var probe = Files.createTempFile(base, "owner-", LOCK);
            try {
                return Files.getOwner(probe).equals(Files.getOwner(base));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static void removeLeftovers(Path base) {
        for (var path : list(base)) {
            var name = path.getFileName().toString();
            if (name.startsWith(OWN)) {
                continue;
            }
            if (!name.endsWith(LOCK)) {
                removeDead(path, path.resolveSibling(name + LOCK));
            } else if (!Files.exists(folderOf(path)) && isOld(path)) {
                remove(path);
            }
        }
    }

    private static void removeDead(Path folder, Path lock) {
        if (!Files.exists(lock)) {
            remove(folder);
            return;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var taken = channel.tryLock()) {
            if (taken != null) {
                remove(folder);
                remove(lock);
            }
        } catch (IOException e) {
            // Nobody can tell whether its run still lives, so it stays.
            return;
        }
    }

    private static boolean isOld(Path lock) {
        try {
            return Files.getLastModifiedTime(lock)
                    .toInstant()
                    .isBefore(Instant.now().minus(STRAY));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path folderOf(Path lock) {
        var name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static List<Path> list(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What cannot be removed now, such as a library that Windows holds, is left to the next run. */
    private static void remove(Path path) {
        try (var paths = Files.walk(path)) {
            for (var each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            return;
        }
    }
}

package io.tradeschema.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The folder of messages about which the two paths once differed. */
record SavedFailures(Path folder) {

    List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Saves what is left of a message when all has been cut out that does not matter. */
    Path save(BothPaths<?> paths, byte[] message) {
        var left = shortened(message, part -> differs(paths, part));
        try {
            return Files.write(
                    Files.createDirectories(folder).resolve(Digest.of(left).substring(0, 12) + ".json"), left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean differs(BothPaths<?> paths, byte[] message) {
        try {
            paths.ask(message);
            return false;
        } catch (AssertionError | RuntimeException | StackOverflowError failure) {
            return true;
        }
    }

    /** The message without every piece, long ones first, that can go while it still fails. */
    static byte[] shortened(byte[] message, Predicate<byte[]> fails) {
        var left = message;
        for (var size = Math.max(1, left.length / 2); size > 0; size /= 2) {
            for (var from = 0; from < left.length; ) {
                var shorter = without(left, from, Math.min(left.length, from + size));
                if (fails.test(shorter)) {
                    left = shorter;
                } else {
                    from += size;
                }
            }
        }
        return left;
    }

    private static byte[] without(byte[] message, int from, int to) {
        var rest = new byte[message.length - (to - from)];
        System.arraycopy(message, 0, rest, 0, from);
        System.arraycopy(message, to, rest, from, message.length - to);
        return rest;
    }
}

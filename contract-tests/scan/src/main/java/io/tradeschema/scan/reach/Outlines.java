package io.tradeschema.scan.reach;

import io.tradeschema.scan.syntax.SyntaxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What one pass over the bytes of files tells, by all processors. */
public final class Outlines {

    private Outlines() {}

    /** The outline of each file, or what else the language makes of a file's bytes. */
    public static <T> Map<String, T> of(Map<String, Path> files, Function<byte[], T> language) {
        var outlines = new ConcurrentHashMap<String, T>();
        files.entrySet().parallelStream()
                .forEach(file -> outlines.put(file.getKey(), language.apply(bytes(file.getValue()))));
        return outlines;
    }

    private static byte[] bytes(Path file) {
        try {
            return SyntaxReader.withoutByteOrderMark(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

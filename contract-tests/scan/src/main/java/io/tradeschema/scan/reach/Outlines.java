package io.tradeschema.scan.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The outlines of files, made by all processors. */
public final class Outlines {

    private Outlines() {}

    /** The outline of each file, as the language makes it of a file's bytes. */
    public static Map<String, Outline> of(Map<String, Path> files, Function<byte[], Outline> language) {
        var outlines = new ConcurrentHashMap<String, Outline>();
        files.entrySet().parallelStream()
                .forEach(file -> outlines.put(file.getKey(), language.apply(bytes(file.getValue()))));
        return outlines;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

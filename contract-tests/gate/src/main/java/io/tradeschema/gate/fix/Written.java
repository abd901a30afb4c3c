package io.tradeschema.gate.fix;

import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Patches written into the files: all of them, or none where one cannot be. */
public final class Written {

    private Written() {}

    /** Writes the files; what is answered says why nothing was written, and is empty when everything was. */
    public static List<String> write(Fixes fixes) throws IOException {
        return write(fixes, Files::isWritable);
    }

    /** The same for a user who may write what the predicate says. */
    static List<String> write(Fixes fixes, Predicate<Path> writable) throws IOException {
        var after = fixes.after();
        var refused = new ArrayList<String>();
        for (var file : after.keySet()) {
            refusal(path(fixes, file), fixes.content(file), writable).stream()
                    .map(why -> Excerpt.printable(file) + " " + why)
                    .forEach(refused::add);
        }
        if (refused.isEmpty()) {
            for (var changed : after.entrySet()) {
                Files.write(path(fixes, changed.getKey()), changed.getValue());
            }
        }
        return refused;
    }

    private static Path path(Fixes fixes, String file) {
        return fixes.tree().file(file).orElseThrow();
    }

    private static List<String> refusal(Path path, byte[] scanned, Predicate<Path> writable) throws IOException {
        if (!Files.exists(path) || !Arrays.equals(Files.readAllBytes(path), scanned)) {
            return List.of("was changed since it was scanned; run fix again");
        }
        return writable.test(path)
                ? List.of()
                : List.of("may not be written by this user; give the right to, or leave it out");
    }
}

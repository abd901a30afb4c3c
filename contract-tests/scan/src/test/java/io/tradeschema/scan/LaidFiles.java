package io.tradeschema.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Files that a test lays into a folder. */
public final class LaidFiles {

    private LaidFiles() {}

    /** Lays files, given as name and content in turns, and gives their paths by name. */
    public static Map<String, Path> in(Path folder, String... files) throws IOException {
        var paths = new TreeMap<String, Path>();
        for (var i = 0; i < files.length; i += 2) {
            var path = folder.resolve(files[i]);
            Files.createDirectories(path.getParent());
            Files.writeString(path, files[i + 1]);
            paths.put(files[i], path);
        }
        return paths;
    }
}

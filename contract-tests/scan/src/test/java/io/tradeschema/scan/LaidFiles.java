package io.tradeschema.scan;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** What is found in files that are laid into a folder, held against the contracts that are declared. */
    static List<Finding> findings(Path folder, String... files) throws IOException {
        in(folder, files);
        return Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .findings();
    }
}

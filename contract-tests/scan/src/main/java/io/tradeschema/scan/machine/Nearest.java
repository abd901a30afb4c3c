package io.tradeschema.scan.machine;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.reach.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What of a large tree is read: the files next to a bus first, as many as fit into memory. What is left out is said.
 *
 * @param reach what is read
 * @param naming the files in which a word of a bus stands and that are not read
 * @param others the files that lead to a bus by others and are not read
 */
record Nearest(Reach reach, List<String> naming, List<String> others) {

    /** Bytes of source that are read because they lead to a bus: their code takes some ten times as much memory. */
    static final long MOST = 16_000_000;

    private static final String LARGE =
            "the tree is large, and the scan ended before it came here; scan its parts one by one";

    /** What fits. */
    static Nearest of(Reach reach, Map<String, Path> files, long most) throws IOException {
        var sorted = reach.files();
        var bytes = 0L;
        for (var i = 0; i < sorted.size(); i++) {
            bytes += Files.size(files.get(sorted.get(i)));
            if (bytes > most && i > 0) {
                var left = sorted.subList(i, sorted.size());
                return new Nearest(
                        reach.only(sorted.subList(0, i)),
                        left.stream().filter(file -> reach.nearest(file) == 0).toList(),
                        left.stream().filter(file -> reach.nearest(file) != 0).toList());
            }
        }
        return new Nearest(reach, List.of(), List.of());
    }

    /** Each file left out in which a word of a bus stands; how many others, once. */
    List<Unresolved> said() {
        var said = new ArrayList<Unresolved>();
        naming.forEach(file -> said.add(new Unresolved(start(file), "what this file does", LARGE)));
        var more = new Skipped("hands to a bus", "hand to a bus", LARGE);
        others.forEach(file -> more.add(start(file), "this file"));
        more.said().ifPresent(said::add);
        return said;
    }

    /** What of a bus stands in what is left out may be any end of any stream. */
    List<Untold> untold() {
        return said().stream()
                .limit(1)
                .flatMap(one -> Untold.anyEnd(one.where()).stream())
                .toList();
    }

    private static Where start(String file) {
        return Where.file(file, 1, 1);
    }
}

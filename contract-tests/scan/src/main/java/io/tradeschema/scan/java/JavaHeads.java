package io.tradeschema.scan.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the files of a tree say of names, and which file has a type. */
final class JavaHeads {

    private final Map<String, JavaHead> heads = new HashMap<>();
    private final Map<String, List<String>> byType = new HashMap<>();

    JavaHeads(Map<String, JavaOutline.Seen> files) {
        new TreeMap<>(files).forEach((file, seen) -> {
            var head = seen.head();
            heads.put(file, head);
            head.types()
                    .forEach(type -> byType.computeIfAbsent(head.place() + type, key -> new ArrayList<>())
                            .add(file));
        });
    }

    JavaHead of(String file) {
        return heads.getOrDefault(file, new JavaHead());
    }

    /** The files that have a type of this full name at their top, as far as their words tell. */
    List<String> having(String path) {
        return byType.getOrDefault(path, List.of());
    }
}

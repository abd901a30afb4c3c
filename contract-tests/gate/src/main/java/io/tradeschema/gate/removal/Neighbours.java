package io.tradeschema.gate.removal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Files in whose hands a message may be that readers keep: those that readers name, those that these name in turn, and those
 * that name a reader's file. By words alone, so that too many are taken rather than one too few.
 */
final class Neighbours {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    /** Files that stand for their folder. */
    private static final Set<String> OF_FOLDER = Set.of("__init__", "index", "package-info");

    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();

    Neighbours(Map<String, Path> sources) throws IOException {
        for (var source : sources.entrySet()) {
            var text = new String(Files.readAllBytes(source.getValue()), StandardCharsets.UTF_8);
            var found = new HashSet<String>();
            WORD.matcher(text).results().forEach(word -> found.add(word.group()));
            words.put(source.getKey(), found);
            byName.computeIfAbsent(name(source.getKey()), key -> new ArrayList<>())
                    .add(source.getKey());
        }
    }

    /** The name by which others take something from a file. */
    private static String name(String file) {
        var parts = file.split("/", -1);
        var last = parts[parts.length - 1];
        var name = last.contains(".") ? last.substring(0, last.indexOf('.')) : last;
        return OF_FOLDER.contains(name) && parts.length > 1 ? parts[parts.length - 2] : name;
    }

    /** The neighbours of such files, and these themselves. */
    Set<String> of(Predicate<String> readers) {
        var found = new HashSet<String>();
        words.keySet().stream().filter(readers).forEach(found::add);
        var names = new HashSet<String>();
        found.forEach(file -> names.add(name(file)));
        var waiting = new ArrayDeque<>(found);
        words.forEach((file, of) -> {
            if (names.stream().anyMatch(of::contains)) {
                found.add(file);
            }
        });
        while (!waiting.isEmpty()) {
            for (var word : words.getOrDefault(waiting.remove(), Set.of())) {
                for (var other : byName.getOrDefault(word, List.of())) {
                    if (found.add(other)) {
                        waiting.add(other);
                    }
                }
            }
        }
        return found;
    }
}

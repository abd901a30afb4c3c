package io.tradeschema.gate.removal;

import io.tradeschema.scan.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.stream.Stream;

/**
 * Files in whose hands a message may be that readers keep: those that readers name, those that name a reader's file, and so on over
 * any number of others. By words alone, so that too many are taken rather than one too few.
 */
final class Neighbours {

    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private final Map<String, List<String>> byModule = new HashMap<>();
    private final Map<String, List<String>> naming = new HashMap<>();

    Neighbours(SourceTree tree) throws IOException {
        for (var source : tree.code().entrySet()) {
            var text = new String(Files.readAllBytes(source.getValue()), StandardCharsets.UTF_8);
            var found = new HashSet<String>();
            WORD.matcher(text).results().forEach(word -> found.add(word.group()));
            words.put(source.getKey(), found);
            byModule.computeIfAbsent(SourceTree.module(source.getKey()), key -> new ArrayList<>())
                    .add(source.getKey());
        }
        words.forEach((file, of) -> of.stream()
                .filter(byModule::containsKey)
                .forEach(word ->
                        naming.computeIfAbsent(word, key -> new ArrayList<>()).add(file)));
    }

    /** The neighbours of such files, and these themselves. */
    Set<String> of(Predicate<String> readers) {
        var found = new HashSet<String>();
        words.keySet().stream().filter(readers).forEach(found::add);
        var waiting = new ArrayDeque<>(found);
        while (!waiting.isEmpty()) {
            var file = waiting.remove();
            var named = words.getOrDefault(file, Set.of()).stream()
                    .flatMap(word -> byModule.getOrDefault(word, List.of()).stream());
            Stream.concat(named, naming.getOrDefault(SourceTree.module(file), List.of()).stream())
                    .filter(found::add)
                    .forEach(waiting::add);
        }
        return found;
    }
}

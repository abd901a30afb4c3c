package io.tradeschema.scan;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a tree has to do with the contracts: where none is named in it, what cannot be told there concerns none. */
final class Mentions {

    /** Programs, and what they are configured by. */
    private static final String[] ENDINGS = {
        ".yaml",
        ".yml",
        ".json",
        ".toml",
        ".ini",
        ".cfg",
        ".env",
        ".properties",
        ".conf",
        ".xml",
        ".py",
        ".java",
        ".sh",
        ".bash",
        ".md"
    };

    private final SourceTree tree;
    private final WordSearch names;
    private final Pattern whole;

    Mentions(SourceTree tree, Contracts contract) {
        this.tree = tree;
        var all = contract.all().stream().flatMap(Mentions::names).distinct().toList();
        this.names = new WordSearch(all);
        this.whole = Pattern.compile(all.stream()
                .filter(name -> !name.isEmpty())
                .map(name -> "(?<!\\w)" + Pattern.quote(name) + (name.matches(".*[^_\\W]") ? "(?!\\w)" : ""))
                .collect(Collectors.joining("|")));
    }

    /** An event's name and its stream's, what the latter begins with, and how variables begin that hold one ({@code TRADE_INTENT_STREAM}). */
    private static Stream<String> names(Contract<?> type) {
        var name = type.name();
        var stream = type.stream();
        var prefix = stream.endsWith(name) ? stream.substring(0, stream.length() - name.length()) : stream;
        var variable = name.replace('.', '_').toUpperCase(Locale.ROOT) + "_";
        return Stream.of(name, stream, prefix, variable, name.replace('.', '-'));
    }

    /** Whether any file of the tree names an event or its stream. */
    boolean any() {
        return Stream.of(ENDINGS, SourceTree.TYPESCRIPT)
                .flatMap(endings -> tree.ending(endings).values().stream())
                .anyMatch(file -> isNamed(bytes(file)));
    }

    /** A name stands as a word of its own: {@code trade.closed_at} is a member of something else. */
    private boolean isNamed(byte[] text) {
        return names.any(text)
                && whole.matcher(new String(text, StandardCharsets.UTF_8)).find();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

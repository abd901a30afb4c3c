package io.tradeschema.scan.fix;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.typescript.TypeScriptScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a tree, some of them with other content, and which words stand in them as texts and keys. */
final class LaidFiles {

    private final SourceTree tree;
    private final Map<String, byte[]> others;
    private final Map<String, Optional<Source>> read = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    LaidFiles(SourceTree tree, Map<String, byte[]> others) {
        this.tree = tree;
        this.others = others;
    }

    Optional<Source> source(String file) {
        return read.computeIfAbsent(file, name -> Source.of(name, content(name)));
    }

    private byte[] content(String file) {
        var other = others.get(file);
        try {
            return other == null ? Files.readAllBytes(tree.file(file).orElseThrow()) : other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        return texts.computeIfAbsent(file, name -> new String(content(name), StandardCharsets.UTF_8));
    }

    /** The files in which a word stands, whatever it is there. */
    List<String> holding(String word) {
        var endings = Stream.concat(Stream.of(".py", ".java"), TypeScriptScan.ENDINGS.stream())
                .toArray(String[]::new);
        return tree.ending(endings).keySet().stream()
                .filter(file -> text(file).contains(word))
                .toList();
    }

    /** Whether a file names one of these, or imports the other file. */
    boolean names(String file, String other, Collection<String> names) {
        return names.stream().anyMatch(name -> has(file, "\\b" + Pattern.quote(name) + "\\b")) || imports(file, other);
    }

    /** Whether a file imports something of the other one's name. */
    boolean imports(String file, String other) {
        var module = other.substring(other.lastIndexOf('/') + 1).replaceFirst("\\..*$", "");
        return has(file, "\\b(?:import|from|require)\\b[^\\n;]*\\b" + Pattern.quote(module) + "\\b");
    }

    private boolean has(String file, String pattern) {
        return Pattern.compile(pattern).matcher(text(file)).find();
    }

    /** Whether a word stands in a file as a text, in one, or as a key; a comment, or a text that nobody takes, does not count. */
    boolean says(String file, String word) {
        return source(file)
                .filter(source ->
                        source.root().filter(root -> says(source, root, word)).isPresent())
                .isPresent();
    }

    private static boolean says(Source source, Node node, String word) {
        if (node.is("expression_statement") && node.size() == 1 && node.get(0).is("string")) {
            return false;
        }
        return saysItself(source, node, word)
                || node.children().stream().anyMatch(child -> says(source, child, word) || isKey(node, child, word));
    }

    private static boolean saysItself(Source source, Node node, String word) {
        return switch (node.type()) {
            case "string", "string_literal" ->
                asked(word).matcher(source.text(node.start(), node.end())).find();
            case "shorthand_property_identifier", "shorthand_property_identifier_pattern" ->
                node.text().equals(word);
            default -> false;
        };
    }

    /** The word wherever in a text: {@code "size"}, {@code ":size"}, {@code "{size}"}, {@code "%(size)s"}. */
    private static Pattern asked(String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "\\b");
    }

    private static boolean isKey(Node above, Node node, String word) {
        return above.type().matches("pair|pair_pattern")
                && node.field().equals("key")
                && node.text().equals(word);
    }
}

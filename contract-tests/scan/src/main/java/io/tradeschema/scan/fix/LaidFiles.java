package io.tradeschema.scan.fix;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.syntax.Node;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of a tree, some of them with other content, and which words stand in them as texts and keys. */
final class LaidFiles {

    private final SourceTree tree;
    private final Sources sources;
    private final Map<String, String> texts = new HashMap<>();

    LaidFiles(SourceTree tree, Map<String, byte[]> others) {
        this.tree = tree;
        this.sources = new Sources(tree, others);
    }

    private String text(String file) {
        return texts.computeIfAbsent(
                file, name -> new String(sources.content(name).orElseThrow(), StandardCharsets.UTF_8));
    }

    /** The files in which a word stands, whatever it is there. */
    List<String> holding(String word) {
        return tree.code().keySet().stream()
                .filter(file -> text(file).contains(word))
                .toList();
    }

    /** Whether a file names one of these, or imports the other file. */
    boolean names(String file, String other, Collection<String> names) {
        return names.stream().anyMatch(name -> has(file, word(name))) || imports(file, other);
    }

    /** Whether a file imports something of the other one's name. */
    boolean imports(String file, String other) {
        return has(file, "\\b(?:import|from|require)\\b[^\\n;]*" + word(SourceTree.module(other)));
    }

    /** The word wherever in a text: {@code "size"}, {@code ":size"}, {@code "{size}"}, {@code "%(size)s"}. */
    private static String word(String word) {
        return "\\b" + Pattern.quote(word) + "\\b";
    }

    private boolean has(String file, String pattern) {
        return Pattern.compile(pattern).matcher(text(file)).find();
    }

    /**
     * Whether a word stands in a file as a text, in one, or as a key; a comment, or a text that nobody takes, does not count. In a
     * file that cannot be read as code, any place counts: nobody knows what it is there.
     *
     * @param names whether names in code count as well
     */
    boolean says(String file, String word, boolean names) {
        return sources.named(file)
                .flatMap(Source::root)
                .map(root -> says(root, word) || names && namesIn(root, word))
                .orElseGet(() -> has(file, word(word)));
    }

    private static boolean namesIn(Node root, String word) {
        return Sources.nodes(root)
                .anyMatch(node ->
                        node.type().endsWith("identifier") && node.text().equals(word));
    }

    private static boolean says(Node node, String word) {
        if (node.is("expression_statement") && node.size() == 1 && node.get(0).is("string")) {
            return false;
        }
        return saysItself(node, word)
                || node.children().stream().anyMatch(child -> says(child, word) || isKey(node, child, word));
    }

    private static boolean saysItself(Node node, String word) {
        return switch (node.type()) {
            case "string", "string_literal" ->
                Pattern.compile(word(word)).matcher(node.text()).find();
            case "shorthand_property_identifier", "shorthand_property_identifier_pattern" ->
                node.text().equals(word);
            default -> false;
        };
    }

    private static boolean isKey(Node above, Node node, String word) {
        return above.type().matches("pair|pair_pattern")
                && node.field().equals("key")
                && node.text().equals(word);
    }
}

package io.tradeschema.scan.fix;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.typescript.TypeScriptScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files of a tree, each read once; some of them may have other content than lies there. */
final class Sources {

    private final SourceTree tree;
    private final Map<String, byte[]> others;
    private final Map<String, Optional<Source>> read = new HashMap<>();

    Sources(SourceTree tree) {
        this(tree, Map.of());
    }

    Sources(SourceTree tree, Map<String, byte[]> others) {
        this.tree = tree;
        this.others = others;
    }

    /** The file of that name; empty when it cannot be changed. */
    Optional<Source> named(String file) {
        return read.computeIfAbsent(file, name -> content(name).flatMap(bytes -> Source.of(name, bytes)));
    }

    /** What stands in a file, whether or not it can be changed; empty when the tree has none of that name. */
    Optional<byte[]> content(String file) {
        return Optional.ofNullable(others.get(file)).or(() -> tree.file(file).map(Sources::bytes));
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the same language as that one in which a word stands. */
    List<Source> like(Source source, String word) {
        var endings = source.isJava() ? List.of(".java") : source.isPython() ? List.of(".py") : TypeScriptScan.ENDINGS;
        return tree.ending(endings.toArray(String[]::new)).keySet().stream()
                .flatMap(name -> named(name).stream())
                .filter(other -> other.mentions(word))
                .toList();
    }

    /** All nodes of a tree, those around others first. */
    static Stream<Node> nodes(Node root) {
        Stream.Builder<Node> all = Stream.builder();
        visit(root, all::add);
        return all.build();
    }

    private static void visit(Node node, Consumer<Node> all) {
        all.accept(node);
        node.children().forEach(child -> visit(child, all));
    }
}

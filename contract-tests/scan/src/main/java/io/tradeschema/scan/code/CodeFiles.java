package io.tradeschema.scan.code;

import io.tradeschema.scan.syntax.Grammar;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.SyntaxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The code of one language's files, each read once, when it is asked for. What could not be read has a warning. */
public final class CodeFiles implements AutoCloseable {

    private final Map<String, Path> files;
    private final Grammar grammar;
    private final Function<Node, Code.Block> frontEnd;
    private final Map<String, Code.Block> read = new ConcurrentHashMap<>();
    private final Map<String, String> warnings = new ConcurrentSkipListMap<>();
    private final SyntaxReader reader;

    /** The files by the names under which they are reported; the front end may be asked by several threads at a time. */
    public CodeFiles(Map<String, Path> files, Grammar grammar, Function<Node, Code.Block> frontEnd) {
        this.files = files;
        this.grammar = grammar;
        this.frontEnd = frontEnd;
        this.reader = new SyntaxReader(grammar);
    }

    /** The code of a file; not to be asked for by several threads at a time. */
    public Code.Block code(String file) {
        return read.computeIfAbsent(file, key -> parsed(key, reader));
    }

    /** Reads these files at once, each processor some of them. */
    public void read(Collection<String> some) {
        var list = some.stream().filter(file -> !read.containsKey(file)).toList();
        var parts = Math.max(1, Math.min(list.size(), Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, parts).parallel().forEach(part -> {
            try (var own = new SyntaxReader(grammar)) {
                for (var i = part; i < list.size(); i += parts) {
                    read.put(list.get(i), parsed(list.get(i), own));
                }
            }
        });
    }

    private Code.Block parsed(String file, SyntaxReader reader) {
        try {
            var tree = reader.read(file, Files.readAllBytes(files.get(file)));
            tree.warning().ifPresent(warning -> warnings.put(file, warning));
            return tree.root().map(frontEnd).orElseGet(() -> nothing(file));
        } catch (RuntimeException | StackOverflowError e) {
            warnings.put(file, "the scan failed on it (" + e.getClass().getSimpleName() + "); please report this");
            return nothing(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Code.Block nothing(String file) {
        return new Code.Block(Node.nowhere(file), List.of());
    }

    /** How many files were read. */
    public int parsed() {
        return read.size();
    }

    /** The files of which not all could be read, each with the reason. */
    public Map<String, String> warnings() {
        return warnings;
    }

    /** Of several files the one that lies nearest: its path begins most like that of the file that asks. */
    public static Optional<String> nearest(Stream<String> files, String from) {
        return files.max(Comparator.comparingInt(file -> shared(file, from)));
    }

    private static int shared(String one, String other) {
        var i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    @Override
    public void close() {
        reader.close();
    }
}

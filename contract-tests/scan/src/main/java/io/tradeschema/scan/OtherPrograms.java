package io.tradeschema.scan;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.syntax.Lines;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programs in languages, or with clients, that the scan does not read: where a stream's name stands in one, it may be the other end. */
final class OtherPrograms implements Predicate<String> {

    private static final String[] ENDINGS = {
        ".vue", ".svelte", ".go", ".rs", ".kt", ".kts", ".scala", ".groovy", ".clj", ".cs", ".fs", ".cpp", ".cc",
        ".cxx", ".c", ".h", ".hpp", ".rb", ".php", ".ex", ".exs", ".erl", ".lua", ".swift", ".dart", ".jl", ".r", ".R",
        ".pl", ".ipynb"
    };

    private final SourceTree tree;
    private final Facts facts;
    private final List<Path> others;
    private @Nullable Set<String> found;

    /** Programs of the tree and these others, for the streams of the facts; none is read before somebody asks. */
    OtherPrograms(SourceTree tree, Facts facts, List<Path> others) {
        this.tree = tree;
        this.facts = facts;
        this.others = List.copyOf(others);
    }

    /** Where in each program of such a language one of the words stands first, the strongest before the others. */
    static List<Where> naming(SourceTree tree, List<String> strongest, List<String> others) {
        var found = new ArrayList<Where>();
        in(tree).forEach((name, file) -> {
            try {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                Stream.concat(strongest.stream(), others.stream())
                        .filter(text::contains)
                        .findFirst()
                        .ifPresent(word -> found.add(Where.file(name, Lines.at(text, text.indexOf(word)), 1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return found;
    }

    /** The programs of a tree that are in such languages. */
    static Map<String, Path> in(SourceTree tree) {
        return tree.ending(ENDINGS);
    }

    /** Whether the stream's name stands in such a program. */
    @Override
    public boolean test(String stream) {
        var mentioned = found;
        if (mentioned == null) {
            mentioned = mentioned();
            found = mentioned;
        }
        return mentioned.contains(stream);
    }

    private Set<String> mentioned() {
        var names = facts.streams();
        var files = new ArrayList<>(tree.ending(ENDINGS).values());
        files.addAll(others);
        var mentioned = new LinkedHashSet<String>();
        files.forEach(file -> mentioned.addAll(named(names, UnreadClients.bytes(file))));
        return mentioned;
    }

    /** Those of the names that stand in a text, each by itself and as no part of another. */
    static Set<String> named(Set<String> names, byte[] file) {
        var some = new WordSearch(names).in(file);
        if (some.isEmpty()) {
            return Set.of();
        }
        var text = new String(file, StandardCharsets.ISO_8859_1);
        return some.stream()
                .filter(name -> Pattern.compile("(?<![\\w.:-])" + Pattern.quote(name) + "(?![\\w:-])")
                        .matcher(text)
                        .find())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

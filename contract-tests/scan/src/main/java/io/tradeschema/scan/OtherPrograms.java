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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programs in languages that the scan does not read: where a stream's name stands in one, it may be the other end. */
final class OtherPrograms implements Predicate<String> {

    private static final String[] ENDINGS = {
        ".vue", ".svelte", ".go", ".rs", ".kt", ".kts", ".scala", ".groovy", ".clj", ".cs", ".fs", ".cpp", ".cc",
        ".cxx", ".c", ".h", ".hpp", ".rb", ".php", ".ex", ".exs", ".erl", ".lua", ".swift", ".dart", ".jl", ".r", ".R",
        ".pl", ".ipynb"
    };

    private final SourceTree tree;
    private final Facts facts;
    private @Nullable Set<String> found;

    /** Programs of the tree, for the streams of the facts; none is read before somebody asks. */
    OtherPrograms(SourceTree tree, Facts facts) {
        this.tree = tree;
        this.facts = facts;
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
        var names = new LinkedHashSet<String>();
        facts.writes().forEach(write -> names.add(write.stream()));
        facts.readers().forEach(reader -> names.addAll(reader.streams()));
        var files = tree.ending(ENDINGS).values();
        var mentioned = new LinkedHashSet<String>();
        var search = new WordSearch(names);
        for (var file : files) {
            try {
                var text = Files.readAllBytes(file);
                whole(search.in(text), text, mentioned);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return mentioned;
    }

    private static void whole(Collection<String> names, byte[] file, Set<String> found) {
        if (!names.isEmpty()) {
            var text = new String(file, StandardCharsets.ISO_8859_1);
            names.stream()
                    .filter(name -> Pattern.compile("(?<![\\w.:-])" + Pattern.quote(name) + "(?![\\w:-])")
                            .matcher(text)
                            .find())
                    .forEach(found::add);
        }
    }
}

package io.tradeschema.scan;

import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs in languages that the scan does not read: where a stream's name stands in one, it may be the other end. */
final class OtherPrograms {

    private static final String[] ENDINGS = {
        ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte", ".go", ".rs", ".kt", ".kts", ".scala",
        ".groovy", ".clj", ".cs", ".fs", ".cpp", ".cc", ".cxx", ".c", ".h", ".hpp", ".rb", ".php", ".ex", ".exs",
        ".erl", ".lua", ".swift", ".dart", ".jl", ".r", ".R", ".pl", ".ipynb"
    };

    private OtherPrograms() {}

    /** Those streams of the facts whose names stand in such a program. */
    static Set<String> mentioning(SourceTree tree, Facts facts) throws IOException {
        var names = new LinkedHashSet<String>();
        facts.writes().forEach(write -> names.add(write.stream()));
        facts.readers().forEach(reader -> names.addAll(reader.streams()));
        var files = tree.ending(ENDINGS).values();
        var found = new LinkedHashSet<String>();
        if (!names.isEmpty() && !files.isEmpty()) {
            var search = new WordSearch(names);
            for (var file : files) {
                var text = Files.readAllBytes(file);
                whole(search.in(text), text, found);
            }
        }
        return found;
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

package io.tradeschema.scan;

import io.tradeschema.model.Where;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.syntax.Lines;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Files that import a library which carries messages and has no row in the tables. */
final class UnreadClients {

    /** What stands before the name of a library where it is imported. */
    private static final String IMPORTED =
            "(?m)(?:^\\s*(?:import|from)\\s+(?:static\\s+)?|from\\s+['\"]|require\\(['\"]|import\\(['\"])";

    private UnreadClients() {}

    /** One library, where one file imports it first, and the file. */
    record Import(String library, Where where, Path file) {}

    /** The imports of such libraries in the files of the tree with these endings. */
    static List<Import> in(SourceTree tree, Tables tables, String... endings) {
        var search = new WordSearch(tables.unread());
        var found = new ArrayList<Import>();
        tree.ending(endings).forEach((name, file) -> {
            var text = bytes(file);
            search.in(text).forEach(library -> {
                var line = importing(text, library);
                if (line > 0) {
                    found.add(new Import(library, Where.file(name, line, 1), file));
                }
            });
        });
        return found;
    }

    /** The line on which a library is imported; 0 where its name stands for something else. */
    private static int importing(byte[] file, String library) {
        var text = new String(file, StandardCharsets.UTF_8);
        var found = Pattern.compile(IMPORTED + Pattern.quote(library) + "(?![\\w-])")
                .matcher(text);
        return found.find() ? Lines.at(text, found.end()) : 0;
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

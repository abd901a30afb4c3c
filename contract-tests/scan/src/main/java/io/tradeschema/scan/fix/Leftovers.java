package io.tradeschema.scan.fix;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What patches leave behind: with all of them made, a word that one of them replaced still stands, as a text or a key, in a file that
 * changed, in one that it imports, or in one, tests among them, that names what changed. Whether that place means the same word is not known, so the
 * patch is not offered.
 */
public final class Leftovers {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Sources before;
    private final LaidFiles after;
    private final Set<String> changed;
    private final Set<String> followed;

    private Leftovers(Sources before, LaidFiles after, Set<String> changed, Set<String> followed) {
        this.before = before;
        this.after = after;
        this.changed = changed;
        this.followed = followed;
    }

    /**
     * The tree with its patches made.
     *
     * @param scanned the tree whose names the patches follow
     * @param tree the same with what lies around it, tests among it: there, names in code are looked for as well
     * @param before the content of the files that change, as it is
     * @param after the same as it will be
     */
    public static Leftovers of(
            SourceTree scanned, SourceTree tree, Map<String, byte[]> before, Map<String, byte[]> after) {
        return new Leftovers(
                new Sources(tree, before),
                new LaidFiles(tree, after),
                Set.copyOf(after.keySet()),
                Set.copyOf(scanned.code().keySet()));
    }

    /** Why a patch is not to be offered; empty when nothing speaks against it. */
    public Optional<String> against(Remedy remedy) {
        for (var edit : remedy.edits()) {
            var source = before.named(edit.file());
            var word = source.map(of -> replaced(of, edit, remedy)).orElse("");
            if (source.isPresent() && WORD.matcher(word).matches()) {
                var why = left(source.get(), edit, word);
                if (why.isPresent()) {
                    return why;
                }
            }
        }
        return Optional.empty();
    }

    /** The word that is replaced; where something is put in before a word, what it takes the place of. */
    private static String replaced(Source source, Edit edit, Remedy remedy) {
        var start = edit.start() - source.shift();
        if (edit.text().startsWith("@")) {
            var evidence = remedy.finding().evidence();
            return evidence.substring(evidence.lastIndexOf('.') + 1);
        }
        if (edit.start() == edit.end() && edit.text().endsWith(": ")) {
            var word = WORD.matcher(source.text(start, source.bytes().length));
            return word.lookingAt() ? word.group() : "";
        }
        return source.text(start, edit.end() - source.shift());
    }

    private Optional<String> left(Source source, Edit edit, String word) {
        var names = names(source.path(edit));
        return after.holding(word).stream()
                .filter(file -> changed.contains(file)
                        || after.names(file, edit.file(), names)
                        || after.imports(edit.file(), file))
                .filter(file -> after.says(file, word, !followed.contains(file)))
                .findFirst()
                .map(file -> "\"" + word + "\" still stands in " + file + ", which may mean the same");
    }

    /** The functions and classes around it. */
    private static Set<String> names(List<Node> path) {
        var names = new HashSet<String>();
        path.stream()
                .filter(node -> Kinds.isFunction(node) || Kinds.isClass(node))
                .flatMap(node -> node.child("name").stream())
                .forEach(name -> names.add(Objects.requireNonNull(name.text())));
        return names;
    }
}

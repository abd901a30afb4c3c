package io.tradeschema.scan.syntax;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What reading one file gave: a tree, a warning, or both. */
public final class SyntaxTree {

    private final @Nullable Node root;
    private final String warning;

    SyntaxTree(@Nullable Node root, String warning) {
        this.root = root;
        this.warning = warning;
    }

    static SyntaxTree unreadable(String reason) {
        return new SyntaxTree(null, reason);
    }

    /** The root of the tree; empty when the file could not be read at all. */
    public Optional<Node> root() {
        return Optional.ofNullable(root);
    }

    /** What was wrong with the file; empty when nothing was. */
    public Optional<String> warning() {
        return warning.isEmpty() ? Optional.empty() : Optional.of(warning);
    }
}

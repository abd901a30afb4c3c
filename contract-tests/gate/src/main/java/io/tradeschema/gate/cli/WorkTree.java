package io.tradeschema.gate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the work tree of git that a folder is in. */
public final class WorkTree {

    private WorkTree() {}

    /** The nearest folder around that git keeps, the folder itself among them. */
    public static Optional<Path> around(Path folder) {
        for (var at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}

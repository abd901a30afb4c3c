package io.tradeschema.gate.compat;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Joined;
import io.tradeschema.compat.schema.SchemaDraft;
import io.tradeschema.compat.schema.SchemaFiles;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.WorkTree;
import io.tradeschema.json.schema.SchemaTree;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the references of a version lead from.
 *
 * @param files the tree whose files may be read
 * @param file the name that the version has in it
 */
record SchemaBase(SchemaFiles files, String file) {

    /** The base of a file of this machine: the work tree of git that it stands in, otherwise its folder, is what may be read. */
    static SchemaBase ofFile(String name) {
        var file = Path.of(name).normalize();
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        return new SchemaBase(files(folder), file.toString());
    }

    /** The base of all versions that are told to stand in a folder, or in one at a revision of git. */
    static SchemaBase ofFolder(String name, GitStore git) {
        if (name.startsWith(GitTree.MARK)) {
            var place = GitTree.place(name);
            return new SchemaBase(files(GitTree.at(git, place.revision())), beside(GitTree.inTree(place.path())));
        }
        try {
            var folder = Path.of(name).normalize();
            if (Files.isDirectory(folder)) {
                return new SchemaBase(files(folder.toAbsolutePath()), beside(folder));
            }
        } catch (InvalidPathException e) {
            throw new NotCheckedException("the base " + name + " is no folder");
        }
        throw new NotCheckedException("the base " + name + " is no folder");
    }

    /** What may be read of a revision is all of it. */
    static SchemaBase ofRevision(GitTree.Place place, GitStore git) {
        return new SchemaBase(
                files(GitTree.at(git, place.revision())),
                GitTree.inTree(place.path()).toString());
    }

    private static String beside(Path folder) {
        return folder.resolve("(the version)").toString();
    }

    private static SchemaFiles files(Path folder) {
        return files(SchemaTree.below(WorkTree.around(folder).orElse(folder)));
    }

    private static SchemaFiles files(SchemaTree tree) {
        return new SchemaFiles(new TreeNeighbours(tree));
    }

    /** A version with what it refers to. */
    Joined join(Json schema, SchemaDraft fallback, String side) {
        return files.join(schema, file, fallback, side);
    }
}

package io.tradeschema.gate.evidence;

import io.tradeschema.gate.cli.Git;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A folder as it was at a revision of the git repository that holds it. */
final class GitFolder {

    private final Path folder;
    private final String revision;

    /**
     * A folder at a revision.
     *
     * @throws NotCheckedException when there is no git, no repository or no such revision
     */
    GitFolder(Path folder, String revision) {
        this.folder = folder;
        this.revision = revision;
        demand("git is not there to be run", "--version");
        Git.ask(folder, this::noRepository, "rev-parse", "--git-dir");
        Git.ask(
                folder,
                complaint -> Revision.unknown(folder, revision),
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                revision + "^{commit}");
    }

    /** Writes the files of that revision below another folder, byte for byte. */
    void layInto(Path target) throws IOException {
        var unreadable = folder + " at " + revision + " cannot be read";
        var names = new String(
                demand(unreadable, "ls-tree", "-r", "-z", "--name-only", revision, "."), StandardCharsets.UTF_8);
        for (var name : Arrays.asList(names.split("\0"))) {
            if (!name.isEmpty()) {
                var file = target.resolve(name);
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.write(file, demand(unreadable, "cat-file", "blob", revision + ":./" + name));
            }
        }
    }

    /** In a container the checkout is often another user's, and git then reads none of it. */
    private String noRepository(String complaint) {
        return complaint.contains("dubious ownership")
                ? "git does not read " + folder + ", which belongs to another user; let it: git config --global --add"
                        + " safe.directory '*'"
                : folder + " is in no git repository";
    }

    private byte[] demand(String otherwise, String... arguments) {
        return Git.ask(folder, complaint -> otherwise, arguments);
    }
}

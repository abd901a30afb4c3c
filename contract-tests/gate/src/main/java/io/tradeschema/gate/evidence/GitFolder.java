package io.tradeschema.gate.evidence;

import io.tradeschema.gate.cli.Git;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    /** Whether that revision is the commit that is checked out. */
    boolean isHere() {
        var commit = "names no commit";
        return Arrays.equals(
                demand(commit, "rev-parse", revision + "^{commit}"), demand(commit, "rev-parse", "HEAD^{commit}"));
    }

    /** Writes the files of that revision below another folder, byte for byte. */
    void layInto(Path target) throws IOException {
        var unreadable = folder + " at " + revision + " cannot be read";
        for (var name : names(unreadable, revision, ".")) {
            var file = target.resolve(name);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, demand(unreadable, "cat-file", "blob", revision + ":./" + name));
        }
    }

    /** A file of the repository at that revision that is one of these, in another folder; by its path in the repository. */
    Optional<String> whereElse(Collection<String> files) {
        return names(revision + " cannot be read", "--full-tree", revision).stream()
                .filter(name -> files.stream().anyMatch(file -> ("/" + name).endsWith("/" + file)))
                .findFirst();
    }

    private List<String> names(String unreadable, String... of) {
        var arguments = new ArrayList<>(List.of("ls-tree", "-r", "-z", "--name-only"));
        arguments.addAll(List.of(of));
        var names = new String(demand(unreadable, arguments.toArray(String[]::new)), StandardCharsets.UTF_8);
        return Arrays.stream(names.split("\0")).filter(name -> !name.isEmpty()).toList();
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

package io.tradeschema.gate.cli;

import io.tradeschema.model.Excerpt;
import io.tradeschema.scan.SourceTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The folders that a user names for a scan; what is wrong with them is said before anything is read. */
public final class SourceFolders {

    private SourceFolders() {}

    /**
     * The sources below these paths.
     *
     * @throws NotCheckedException when there is nothing at one of them, or what is to be ignored is no pattern
     */
    public static SourceTree tree(Collection<Path> paths, List<String> ignored, boolean tests) throws IOException {
        for (var path : paths) {
            if (!Files.exists(path)) {
                throw new NotCheckedException("there is nothing at " + path + "; give it a folder or file that exists");
            }
        }
        for (var glob : ignored) {
            SourceTree.faultOfGlob(glob).ifPresent(fault -> {
                throw new NotCheckedException(fault);
            });
        }
        return SourceTree.of(paths, ignored, tests);
    }

    /** Says so when there was no source at all to look at. */
    public static void needSource(int files, Collection<Path> paths) {
        if (files == 0) {
            var folders = paths.stream()
                    .map(path -> path.toString().isEmpty() ? "." : path.toString())
                    .collect(Collectors.joining(", "));
            throw new NotCheckedException("no source file was found in " + folders
                    + "; give the folder that holds the services (Python, Java, TypeScript, JavaScript, shell)");
        }
    }

    /** Tells on the error stream what the user may not read, and answers the exit code: what is shown is a part then. */
    public static int told(SourceTree tree, PrintWriter err) {
        for (var name : tree.closed()) {
            err.println("tradeschema: " + Excerpt.printable(name)
                    + " was not read: the user who runs this may not read it");
        }
        err.flush();
        return tree.closed().isEmpty() ? ExitCode.CLEAN : ExitCode.NOT_CHECKED;
    }
}

package io.tradeschema.gate.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What is said of a revision that git does not have: in CI most often because the checkout fetched the last commit alone. */
public final class Revision {

    private Revision() {}

    /**
     * The sentence for whoever named a revision that is not there; of a shallow clone it says how the revision gets there.
     *
     * @param folder a folder of the repository
     * @param name the revision, as the user wrote it
     */
    public static String unknown(Path folder, String name) {
        var sentence = "git knows no revision \"" + name + "\"";
        return isShallow(folder)
                ? sentence
                        + ": this clone is shallow, it has the last commits alone; fetch all of them (fetch-depth: 0 of"
                        + " GitHub's checkout, GIT_DEPTH: \"0\" of GitLab, git fetch --unshallow), or that one"
                        + " (git fetch --depth=1 origin BRANCH, and FETCH_HEAD as the base)"
                : sentence;
    }

    private static boolean isShallow(Path folder) {
        try {
            var answer = Git.ask(folder, complaint -> complaint, "rev-parse", "--is-shallow-repository");
            return new String(answer, StandardCharsets.UTF_8).strip().equals("true");
        } catch (NotCheckedException e) {
            return false;
        }
    }
}

package io.tradeschema.spark;

import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * Calls a file as the user did: by the name that was given, or by that of the folder that was given and what follows.
 *
 * @param given what the user named
 */
record ArchiveNames(List<Given> given) implements Serializable {

    /**
     * A file or folder that was named.
     *
     * @param name as the user wrote it
     * @param path the same, absolute, without scheme and host
     */
    record Given(String name, String path) implements Serializable {}

    /** The name of a file that Spark calls by its address. */
    String of(String address) {
        var path = address.contains("%")
                ? decoded(address)
                : new Path(address).toUri().getPath();
        return given.stream()
                .filter(one -> path.equals(one.path()) || path.startsWith(one.path() + "/"))
                .findFirst()
                .map(one -> one.name() + path.substring(one.path().length()))
                .orElse(path);
    }

    /** An address as a URI writes it; a name that only looks like one is taken as it is. */
    private static String decoded(String address) {
        try {
            return java.net.URI.create(address).getPath();
        } catch (IllegalArgumentException e) {
            return new Path(address).toUri().getPath();
        }
    }
}

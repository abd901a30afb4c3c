package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.reach.BusWords;
import io.tradeschema.scan.reach.Reach;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a language finds the file that an import means, and its code. */
public interface Modules {

    /** The file of the tree that a module's name means where it is taken in; empty when it is none of the tree's. */
    Optional<String> file(String from, String module, int up);

    /** The file of the tree that is part of this one under that name: a module in a package. */
    Optional<String> part(String file, String name);

    /** What a name means in a file that neither its own code nor an import says. */
    default Optional<Found> named(String file, String name) {
        return Optional.empty();
    }

    /** Something of another file: the name that it has there, then those of its members. */
    record Found(String file, List<String> path) {}

    /** The name under which a file is imported, from the top of the tree. */
    String moduleName(String file);

    /** The code of a file. */
    Code.Block code(String file);

    /** The full name of something that is there without an import. */
    String builtin(String file, String name);

    /** What leads to where these words stand. */
    Reach reach(BusWords words);

    /** Reads these files at once, each processor some of them. */
    void read(Collection<String> files);

    /** How many files were read. */
    int parsed();

    /** The files of which not all could be read, each with the reason. */
    Map<String, String> warnings();
}

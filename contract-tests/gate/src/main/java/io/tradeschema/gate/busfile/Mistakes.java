package io.tradeschema.gate.busfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The mistakes of one bus file: whoever reads a part that is wrong goes on with the next one, so that all are told at once. */
final class Mistakes {

    private final List<BusFileException> all = new ArrayList<>();

    /** Reads a part of the file. */
    interface Part<T> {

        /** What the part says. */
        T read() throws BusFileException;
    }

    void add(BusFileException mistake) {
        all.add(mistake);
    }

    List<BusFileException> all() {
        return List.copyOf(all);
    }

    int count() {
        return all.size();
    }

    /** What a part says; where it is wrong, that is noted, and it says something else. */
    <T> T or(T otherwise, Part<T> part) {
        return of(part).orElse(otherwise);
    }

    /** What a part says; where it is wrong, that is noted, and it says nothing. */
    <T> Optional<T> of(Part<T> part) {
        try {
            return Optional.of(part.read());
        } catch (BusFileException e) {
            all.add(e);
            return Optional.empty();
        }
    }

    /** Ends the reading where anything is wrong. */
    void end(Optional<BusFile> rest) throws BusFileException {
        if (!all.isEmpty()) {
            throw BusFileException.of(all, rest);
        }
    }
}

package io.tradeschema.scan.syntax;

import io.tradeschema.model.Where;
import java.util.Optional;

/** One place in a source file; its line and column are worked out when somebody asks. */
public final class Place {

    private final SourceText source;
    private final int start;

    Place(SourceText source, int start) {
        this.source = source;
        this.start = start;
    }

    /** File, line, column in code points. */
    public Where where() {
        return source.where(start);
    }

    /** The file. */
    public String file() {
        return source.file();
    }

    /** The line, from 1. */
    public int line() {
        return source.line(start);
    }

    /**
     * Where a name stands between quotes, plain ones or such with a backslash before them, from here on.
     *
     * @param before how many such places lie before it
     */
    public Optional<Place> quoted(String name, int before) {
        var at = source.quoted(name, start, before);
        return at < 0 ? Optional.empty() : Optional.of(new Place(source, at));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place
                && place.start == start
                && place.file().equals(file());
    }

    @Override
    public int hashCode() {
        return start;
    }

    @Override
    public String toString() {
        return file() + ":" + line();
    }
}

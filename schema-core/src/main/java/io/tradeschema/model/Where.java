package io.tradeschema.model;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where a finding was made: a path inside a message, a place in a file, or both.
 *
 * @param file the file as the user named it; empty when the message came from memory
 * @param line the line in the file, from 1; 0 when unknown
 * @param column the column in code points, from 1; 0 when unknown
 * @param path the path inside the message, such as {@code $.harvest_policy.mode}; empty when not inside a message
 * @param home the file as it is called from its tree's own folder, the same wherever the command runs
 */
public record Where(String file, int line, int column, String path, String home)
        implements Comparable<Where>, Serializable {

    private static final long serialVersionUID = 1L;

    private static final Comparator<Where> ORDER = Comparator.comparing((Where where) -> where.file())
            .thenComparingInt(Where::line)
            .thenComparingInt(Where::column)
            .thenComparing(where -> where.path());

    /** Checks the parts: no null, no negative number. */
    public Where {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(home, "home");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column count from 1 (0: unknown): " + line + ", " + column);
        }
    }

    /** A place in a file that has no other name. */
    public Where(String file, int line, int column, String path) {
        this(file, line, column, path, file);
    }

    /** A place inside a message that has no file. */
    public static Where path(String path) {
        return new Where("", 0, 0, path);
    }

    /** A place in a file. */
    public static Where file(String file, int line, int column) {
        return new Where(file, line, column, "");
    }

    /** The same path, inside the given line of a file. */
    public Where in(String file, int line) {
        return new Where(file, line, column, path);
    }

    /** The same place, whose file has this name from its tree's own folder. */
    public Where home(String name) {
        return new Where(file, line, column, path, name);
    }

    @Override
    public int compareTo(Where other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column}, leaving out what is unknown. */
    public String place() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(file.isEmpty() ? "line " : ":").append(line);
        }
        if (column > 0) {
            text.append(':').append(column);
        }
        return text.toString();
    }

    /** {@code file:line:column path}, leaving out what is unknown. */
    @Override
    public String toString() {
        return (place() + " " + path).strip();
    }
}

package io.tradeschema.scan.fix;

/**
 * A piece of a file and what is put in its place.
 *
 * @param file the name under which the file is reported
 * @param start where the piece begins, in bytes of the file as it lies on disk
 * @param end where it ends; the same where something is only put in
 * @param text what stands there afterwards
 */
public record Edit(String file, int start, int end, String text) {

    /** Whether both change the same bytes, or put something in at the same place. */
    public boolean meets(Edit other) {
        return file.equals(other.file)
                && (start < other.end && other.start < end || start == other.start || start == end && inside(other));
    }

    private boolean inside(Edit other) {
        return other.start < start && start < other.end;
    }
}

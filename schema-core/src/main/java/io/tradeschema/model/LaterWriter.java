package io.tradeschema.model;

/**
 * A message whose writer keeps a later minor version than its reader knows. What the reader does not know may be right, so
 * that it is the reader who has to act.
 *
 * @param writer the version that the writer keeps
 * @param reader the version that the reader knows
 * @param open whether the reader ignores additions
 */
record LaterWriter(Version writer, Version reader, boolean open) {

    private String both() {
        return "the writer keeps " + writer + ", this reader knows " + reader + ": ";
    }

    /** What to do about a field that was left out. */
    String whereItMatters() {
        return both() + "upgrade the reader where the field matters";
    }

    /** What to do about a field that the reader does not know, being closed. */
    String openOrUpgrade() {
        return both() + "upgrade the reader, or open it for additions";
    }

    /** What to do about a value that the reader does not know. */
    String upgrade(String expectation) {
        return both() + "upgrade the reader first; it knows " + expectation;
    }

    /** What to do about a text that is right if the reader is behind, and otherwise has to be mended. */
    String ifRight(String otherwise) {
        return otherwise + "; " + both() + "if the text is right there, upgrade the reader";
    }
}

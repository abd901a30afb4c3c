package io.tradeschema.gate.report;

import java.util.List;

/**
 * What mends one finding.
 *
 * @param diff the same as a unified diff
 * @param risk what it guesses; empty when it guesses nothing
 * @param replacements what is put in the place of what
 */
public record Mend(String diff, String risk, List<Replacement> replacements) {

    /** Copies the list. */
    public Mend {
        replacements = List.copyOf(replacements);
    }

    /**
     * A piece of a file and what is put in its place; lines and columns count from 1, columns in code points, the end is the
     * place after the last letter.
     */
    public record Replacement(String file, int startLine, int startColumn, int endLine, int endColumn, String text) {}
}

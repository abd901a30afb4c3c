package io.tradeschema.gate.report;

import java.util.List;

/**
 * The order in which a report is read: what it comes to, then what matters most.
 *
 * @param verdict red or green, and the exit code, as one clause
 * @param chapters every finding, each in one chapter
 */
public record Outline(String verdict, List<Chapter> chapters) {

    /** The order of the places, and no more. */
    public static final Outline NONE = new Outline("", List.of());

    /** Copies the chapters. */
    public Outline {
        chapters = List.copyOf(chapters);
    }
}

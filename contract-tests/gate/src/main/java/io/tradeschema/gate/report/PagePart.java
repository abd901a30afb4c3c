package io.tradeschema.gate.report;

import io.tradeschema.model.Severity;
import java.util.List;

/**
 * Findings that stand together on the page.
 *
 * @param title what they are about
 * @param line the title with what it comes to
 * @param causes the causes, the worst first
 * @param known whether the baseline knows them
 */
record PagePart(String title, String line, List<Cause> causes, boolean known) {

    static PagePart of(Chapter chapter, boolean known) {
        return new PagePart(chapter.title(), chapter.line(), Cause.of(chapter.findings()), known);
    }

    /** What is red is open; the rest is opened by who wants it. */
    boolean isOpen() {
        return !known && causes.stream().anyMatch(cause -> cause.first().severity() == Severity.ERROR);
    }
}

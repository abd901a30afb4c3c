package io.tradeschema.gate.watch;

import io.tradeschema.watch.Watching;
import java.util.stream.Collectors;

/** The questions that wait for an answer, in time or overdue: how many, and which. */
final class OpenAnswers {

    private final Watching watching;
    private final int all;

    OpenAnswers(Watching watching) {
        this.watching = watching;
        this.all =
                watching.standings().stream().mapToInt(Watching.Standing::open).sum();
    }

    /** The expectations of which nobody knows whether they are met, and why, as the end of a sentence; empty for none. */
    String unknown() {
        return watching.standings().stream()
                .filter(one -> !one.unknown().isEmpty())
                .map(one -> "; of " + one.expectation().name() + " nobody can tell whether it is met: " + one.unknown())
                .collect(Collectors.joining());
    }

    boolean isNone() {
        return all == 0;
    }

    void tell(Teller teller) {
        watching.questions(question -> teller.tell(teller.line(question)));
    }

    /** How many there are, and where they are listed, as the end of a sentence; empty for none. */
    String sentence(boolean areListed) {
        return all == 0
                ? ""
                : "; " + all + (all == 1 ? " answer is" : " answers are") + " waited for"
                        + (areListed ? "" : ", which --open lists");
    }
}

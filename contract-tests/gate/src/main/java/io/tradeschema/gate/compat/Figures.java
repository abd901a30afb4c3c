package io.tradeschema.gate.compat;

import io.tradeschema.compat.Decision;
import io.tradeschema.compat.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a run of many pairs came to: outcomes by direction, and how long the pairs took. */
final class Figures {

    private final Map<Decision, Integer> outcomes = new EnumMap<>(Decision.class);
    private final List<Long> nanos = new ArrayList<>();

    void add(Verdict verdict, long took) {
        Stream.of(verdict.backward(), verdict.forward())
                .forEach(judgement -> outcomes.merge(judgement.outcome(), 1, Integer::sum));
        nanos.add(took);
    }

    /** How many pairs there were. */
    int pairs() {
        return nanos.size();
    }

    int count(Decision outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** How many pairs, and how many of their directions came to what. */
    String counts() {
        var text = new StringBuilder().append(pairs()).append(pairs() == 1 ? " pair" : " pairs");
        for (var outcome : Decision.values()) {
            text.append(", ").append(count(outcome)).append(' ').append(outcome);
        }
        return text.toString();
    }

    /** The counts, how much was not decided, and how long it took, on one line. */
    String summary() {
        var sorted = nanos.stream().sorted().toList();
        var text = new StringBuilder(counts());
        if (!sorted.isEmpty()) {
            var open = count(Decision.UNDECIDED) + count(Decision.NOT_CHECKED);
            text.append(String.format(
                    Locale.ROOT,
                    " (%.2f %% not decided); median %.1f ms, 99 %% within %.1f ms, longest %.1f ms",
                    50.0 * open / sorted.size(),
                    sorted.get(sorted.size() / 2) / 1e6,
                    sorted.get((sorted.size() - 1) * 99 / 100) / 1e6,
                    sorted.get(sorted.size() - 1) / 1e6));
        }
        return text.toString();
    }
}

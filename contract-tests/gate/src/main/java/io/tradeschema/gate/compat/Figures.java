package io.tradeschema.gate.compat;

import io.tradeschema.compat.Outcome;
import io.tradeschema.compat.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a run of many pairs came to: outcomes by direction, and how long the pairs took. */
final class Figures {

    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
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

    /** One line. */
    String summary() {
        var sorted = nanos.stream().sorted().toList();
        var text = new StringBuilder().append(sorted.size()).append(" pairs");
        for (var outcome : Outcome.values()) {
            text.append(", ")
                    .append(outcomes.getOrDefault(outcome, 0))
                    .append(' ')
                    .append(outcome);
        }
        if (!sorted.isEmpty()) {
            var open = outcomes.getOrDefault(Outcome.UNDECIDED, 0) + outcomes.getOrDefault(Outcome.NOT_CHECKED, 0);
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

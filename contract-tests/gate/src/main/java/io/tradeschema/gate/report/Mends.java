package io.tradeschema.gate.report;

import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What mends the findings of a report, as far as something does. A finding is told by its rule, its place and its evidence. */
public final class Mends {

    /** Nothing is known that mends a finding. */
    public static final Mends NONE = new Mends(Map.of());

    private final Map<Key, Mend> byFinding;

    private record Key(String rule, String file, int line, int column, String evidence) {
        static Key of(Finding finding) {
            return new Key(
                    finding.rule().name(),
                    Excerpt.printable(finding.where().file()),
                    finding.where().line(),
                    finding.where().column(),
                    finding.evidence());
        }
    }

    private Mends(Map<Key, Mend> byFinding) {
        this.byFinding = Map.copyOf(byFinding);
    }

    /** What mends each of these findings. */
    public static Mends of(Map<Finding, Mend> mends) {
        var byFinding = new HashMap<Key, Mend>();
        mends.forEach((finding, mend) -> byFinding.put(Key.of(finding), mend));
        return new Mends(byFinding);
    }

    /** What mends the finding; empty where nothing is offered. */
    public Optional<Mend> of(Finding finding) {
        return Optional.ofNullable(byFinding.get(Key.of(finding)));
    }
}

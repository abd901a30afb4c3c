package io.tradeschema.gate.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The step from one version of an event to a later one.
 *
 * @param event the event's name
 * @param row the versions before and after, whether each direction is safe, and in which order to deploy
 * @param made whether the change that is looked at makes this step; one that was made before is history
 * @param closed what a reader refuses that takes no addition, as a clause about it; empty when it takes everything
 * @param open the same of a reader that leaves additions out
 * @param breaks the same of each service that reads the event and breaks, by its name
 */
public record RolloutStep(
        String event, List<String> row, boolean made, String closed, String open, Map<String, String> breaks) {

    static final List<String> COLUMNS = List.of("before", "now", "backward", "forward", "rollout");

    /** Copies the row and who breaks, in its order. */
    public RolloutStep {
        row = List.copyOf(row);
        breaks = Collections.unmodifiableMap(new LinkedHashMap<>(breaks));
    }

    /** A step of which nobody has said yet who reads the event. */
    public RolloutStep(String event, List<String> row, boolean made, String closed, String open) {
        this(event, row, made, closed, open, Map.of());
    }

    /**
     * The same step, with what breaks of those who read the event; where no service is known to read it, of whoever does.
     *
     * @param readers the services that read it
     * @param leavesOut whether a service leaves out additions that it may ignore
     */
    public RolloutStep readBy(List<String> readers, Predicate<String> leavesOut) {
        var broken = new LinkedHashMap<String, String>();
        readers.forEach(reader -> broken.put(reader, leavesOut.test(reader) ? open : closed));
        if (readers.isEmpty()) {
            broken.put("whoever reads " + event + ", no service here", closed);
        }
        broken.values().removeIf(String::isEmpty);
        return new RolloutStep(event, row, made, closed, open, broken);
    }

    /** {@code trade.intent@1.0.0 → trade.intent@1.1.0: consumers first}, each part cut by its reader. */
    String order(UnaryOperator<String> cut) {
        return cut.apply(row.get(0)) + " → " + cut.apply(row.get(1)) + ": "
                + cut.apply(row.get(COLUMNS.indexOf("rollout")));
    }

    RolloutStep with(UnaryOperator<String> text) {
        var named = new LinkedHashMap<String, String>();
        breaks.forEach((service, clause) -> named.put(text.apply(service), text.apply(clause)));
        var cells = new ArrayList<>(row);
        cells.replaceAll(text);
        return new RolloutStep(text.apply(event), cells, made, text.apply(closed), text.apply(open), named);
    }
}

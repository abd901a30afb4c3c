package io.tradeschema.gate.watch;

import io.tradeschema.model.expect.Urgency;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.WatchRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Alarms of several expectations that say the same of the same second: as a rule they have one cause. People are told the first of
 * them in full, and how many the others are; programs are told each.
 */
final class Alike {

    /** So many are told in full. */
    private static final int FULL = 3;
    /** Fewer than this are no crowd. */
    private static final int CROWD = 6;
    /** Of the others so many are named. */
    private static final int NAMED = 10;

    private static final long SECOND = 1_000;

    private final Teller teller;
    /** What is told of one second, until the next one begins. */
    private final List<Alarm> held = new ArrayList<>();

    Alike(Teller teller) {
        this.teller = teller;
    }

    /** What they have in common; an expectation has one such alarm in a second. */
    private record Kind(long second, WatchRule rule, Alarm.Kind kind, Urgency urgency) {

        private Kind(Alarm alarm) {
            this(alarm.at() / SECOND, alarm.rule(), alarm.kind(), alarm.urgency());
        }
    }

    /** Tells it with what comes in the same second. */
    void tell(Alarm alarm) {
        if (!held.isEmpty() && held.get(0).at() / SECOND != alarm.at() / SECOND) {
            end();
        }
        held.add(alarm);
    }

    /** Tells what is held. */
    void end() {
        lines(held, teller).forEach(teller::tell);
        held.clear();
    }

    /** The lines of what is told at once. */
    static List<String> lines(List<Alarm> alarms, Teller teller) {
        var crowds = teller.isForPrograms() ? Map.<Kind, List<Alarm>>of() : crowds(alarms);
        var seen = new HashMap<Kind, Integer>();
        var lines = new ArrayList<String>();
        for (var alarm : alarms) {
            var kind = new Kind(alarm);
            var place = seen.merge(kind, 1, Integer::sum);
            var crowd = crowds.get(kind);
            if (crowd == null || place <= FULL) {
                lines.add(teller.line(alarm));
            } else if (place == crowd.size()) {
                lines.add(teller.line(others(crowd)));
            }
        }
        return List.copyOf(lines);
    }

    private static Map<Kind, List<Alarm>> crowds(List<Alarm> alarms) {
        var all = alarms.stream().collect(Collectors.groupingBy(Kind::new, LinkedHashMap::new, Collectors.toList()));
        all.values().removeIf(alike -> alike.size() < CROWD);
        return all;
    }

    private static Alarm others(List<Alarm> crowd) {
        var last = Objects.requireNonNull(crowd.get(crowd.size() - 1));
        var others = crowd.size() - FULL;
        var named =
                crowd.stream().skip(FULL).limit(NAMED).map(Alarm::expectation).collect(Collectors.joining(", "));
        return new Alarm(
                others + " more",
                last.rule(),
                last.due(),
                last.telling(),
                last.kind(),
                last.urgency(),
                last.at(),
                others,
                0,
                "the same of " + named + (others > NAMED ? " and " + (others - NAMED) + " others" : "")
                        + ", each of which --format json tells",
                last.fix().isEmpty() ? "" : "what do they share, such as a server, a network, a release?");
    }
}

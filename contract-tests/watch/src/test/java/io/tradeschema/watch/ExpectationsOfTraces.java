package io.tradeschema.watch;

import static io.tradeschema.model.expect.Expect.answer;
import static io.tradeschema.model.expect.Expect.any;
import static io.tradeschema.model.expect.Expect.health;
import static io.tradeschema.model.expect.Expect.is;
import static io.tradeschema.model.expect.Expect.pulse;
import static io.tradeschema.model.expect.Expect.readers;
import static io.tradeschema.model.expect.Expect.rhythm;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.OpenPositions;
import io.tradeschema.model.expect.QuietHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The expectations that traces name. */
final class ExpectationsOfTraces {

    static final Contracts CONTRACTS = Contracts.declared();
    static final String SNAPSHOT = "position.snapshot";
    static final String TICK = "market.tick";
    static final String PULSE = "tradeschema:pulse:exit_monitor";

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final OpenPositions SHOWN = OpenPositions.in(SNAPSHOT).fresh("60s");

    private static final List<Expectation> ALL = List.of(
            exit("exit-answered"),
            exit("exit-complete").complete("quantity"),
            exit("exit-by-symbol").orElse("symbol"),
            exit("exit-or-opened").orBy("trade.closed", "intent_id"),
            exit("exit-or-flat").orFlat(OpenPositions.in(SNAPSHOT)),
            pulse("exit-pulse", "exit_monitor").every("60s"),
            rhythm("closed-while-open")
                    .about("trade.closed")
                    .every("15m")
                    .excusedBy("exit_monitor")
                    .whileOpen(SHOWN),
            rhythm("closed-after-entry").about("trade.closed").every("15m").whileOpen(OpenPositions.in("trade.intent")),
            rhythm("closed-on-workdays")
                    .about("trade.closed")
                    .every("15m")
                    .quiet(new QuietHours(
                            UTC, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
            rhythm("ticks").about(TICK).every("5s"),
            rhythm("ticks-by-day")
                    .about(TICK)
                    .every("5s")
                    .quiet(new QuietHours(
                            UTC, EnumSet.allOf(DayOfWeek.class), LocalTime.of(22, 0), LocalTime.of(6, 0))),
            health("intents-valid").about("trade.intent").refused("1%", "5m", 20),
            health("intents-repeat").about("trade.intent").same(50, "10m"),
            readers("executor", "executor").about("trade.intent"));

    private ExpectationsOfTraces() {}

    private static Answer exit(String name) {
        return answer(name)
                .about("trade.intent")
                .when(any(is("action", "CLOSE"), is("reduce_only", true)))
                .by("trade.closed")
                .on("close_intent_id", "intent_id")
                .within("15m");
    }

    /** Those of these names, and whatever pulse they need; without fault. */
    static List<Expectation> named(List<String> names) {
        var chosen = new ArrayList<Expectation>();
        for (var one : ALL) {
            if (names.contains(one.name())) {
                chosen.add(one);
            }
        }
        if (names.contains("closed-while-open") && !names.contains("exit-pulse")) {
            chosen.add(pulse("exit-pulse-unjudged", "exit_monitor").every("744h"));
        }
        if (chosen.size() < names.size()) {
            throw new IllegalArgumentException("a name of " + names + " is not known");
        }
        var check = Expectations.against(CONTRACTS, List.of(SNAPSHOT, TICK));
        for (var one : chosen) {
            check.fault(one, chosen).ifPresent(fault -> {
                throw new IllegalArgumentException(one.name() + ": " + fault.sentence());
            });
        }
        return List.copyOf(chosen);
    }
}

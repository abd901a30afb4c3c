package io.tradeschema.gate.watch;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * What proves a bound of refused messages: its share, its least number and its time, each just met and just missed.
 *
 * @param refused the series of those that are refused
 * @param accepted the series of the others
 * @param part how many of one may be refused, below 1
 * @param least of how many it is judged
 * @param range over how many seconds
 */
record ShareCases(String refused, String accepted, BigDecimal part, int least, long range) {

    /** How many refused ones are told apart from one more. */
    private static final int PLENTY = 100;

    private static final BigDecimal SLIGHTLY = new BigDecimal("0.02");
    /** What a counter shows that has counted for long. */
    private static final String LONG_SINCE = "1000000";

    List<AlertCase> all() {
        return List.of(
                atOnce("as many are refused as may be", most(), whole().subtract(most()), false),
                atOnce(
                        "one more is refused",
                        most().add(BigDecimal.ONE),
                        whole().subtract(most()).subtract(BigDecimal.ONE),
                        true),
                atOnce("all are refused, of one too few to judge", number(least - 1), BigDecimal.ZERO, false),
                atOnce("all are refused, of as many as are judged", number(least), BigDecimal.ZERO, true),
                atOnce("none of many is refused", BigDecimal.ZERO, whole(), false),
                atOnce("no message at all", BigDecimal.ZERO, BigDecimal.ZERO, false),
                older(),
                steady(
                        "always slightly fewer are refused than may be",
                        many(part.subtract(aLittle()).max(BigDecimal.ZERO)),
                        many(BigDecimal.ONE),
                        false),
                steady("always slightly more are refused", many(part.add(aLittle())), many(BigDecimal.ONE), true),
                steady(
                        "always slightly fewer come than are judged",
                        few(BigDecimal.ONE.subtract(SLIGHTLY)),
                        few(BigDecimal.ONE.subtract(SLIGHTLY)),
                        false),
                steady(
                        "always slightly more come",
                        few(BigDecimal.ONE.add(SLIGHTLY)),
                        few(BigDecimal.ONE.add(SLIGHTLY)),
                        true));
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }

    /** So many messages of which the share is a whole number: enough to be judged, and to tell one more apart. */
    private BigDecimal whole() {
        var unit = BigDecimal.ONE.scaleByPowerOfTen(Math.max(0, part.scale()));
        var judged = number(least).divide(unit, 0, RoundingMode.CEILING);
        var plenty = part.signum() == 0
                ? BigDecimal.ONE
                : number(PLENTY).divide(part.multiply(unit), 0, RoundingMode.CEILING);
        return unit.multiply(judged.max(plenty));
    }

    private BigDecimal most() {
        return whole().multiply(part);
    }

    /** Counts that rise once, from nothing: of these Prometheus reckons the very number. */
    private AlertCase atOnce(String name, BigDecimal ofRefused, BigDecimal ofAccepted, boolean fires) {
        return new AlertCase(
                name,
                Map.of(
                        refused,
                        "0x3 " + AlertCase.text(ofRefused) + "x3",
                        accepted,
                        "0x3 " + AlertCase.text(ofAccepted) + "x3"),
                Map.of(45, false, 60, fires));
    }

    /** Refused ones come first, and good ones two scrapes later: those are looked at still when these are not. */
    private AlertCase older() {
        var good = number(least);
        var others = BigDecimal.ONE.subtract(part);
        var bad = good.multiply(part)
                .divide(others, 0, RoundingMode.CEILING)
                .add(good)
                .multiply(number(2));
        return AlertCase.jumping(
                "what was refused longer ago counts no more",
                Map.of(
                        refused,
                        AlertCase.jump(range, 0, "0", AlertCase.text(bad)),
                        accepted,
                        AlertCase.jump(range, 2, "0", AlertCase.text(good))),
                range);
    }

    private BigDecimal aLittle() {
        return part.signum() == 0
                ? SLIGHTLY
                : part.min(BigDecimal.ONE.subtract(part)).multiply(SLIGHTLY);
    }

    /** How many seconds lie between two scrapes of what comes steadily: of a long time not all are needed. */
    private long step() {
        return Math.max(1, range / 20 / AlertRules.SECONDS) * AlertRules.SECONDS;
    }

    /** A share of so many a scrape that there are always enough to judge. */
    private BigDecimal many(BigDecimal share) {
        return number(least).multiply(share);
    }

    /** So many a scrape that there are so many times the least number in the whole time. */
    private BigDecimal few(BigDecimal times) {
        return number(least).multiply(times).multiply(number(step())).divide(number(range), 9, RoundingMode.HALF_EVEN);
    }

    /** The same number at each scrape, for longer than is looked at and an alert is kept. */
    private AlertCase steady(String name, BigDecimal ofRefused, BigDecimal ofAll, boolean fires) {
        var end = AlertCase.evaluation(range + range / 10 + 2L * AlertRules.KEPT_MINUTES * 60);
        var times = "x" + (end / step() + 1);
        return new AlertCase(
                name,
                Map.of(
                        refused,
                        LONG_SINCE + "+" + AlertCase.text(ofRefused) + times,
                        accepted,
                        LONG_SINCE + "+" + AlertCase.text(ofAll.subtract(ofRefused)) + times),
                Map.of(end, fires),
                Math.toIntExact(step()));
    }
}

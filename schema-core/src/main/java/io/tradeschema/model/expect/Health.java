package io.tradeschema.model.expect;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Messages are not refused too often.
 *
 * @param share the bound of refused messages among all; empty for none
 * @param repeats the bound of one finding; empty for none
 * @param quiet hours in which it is not asked
 */
public record Health(
        String name,
        String of,
        Optional<Share> share,
        Optional<Repeats> repeats,
        List<QuietHours> quiet,
        Urgency urgency)
        implements Expectation {

    /**
     * At most so many of all are refused.
     *
     * @param percent of all messages
     * @param over in the time up to now
     * @param least where there were as many at all
     */
    public record Share(BigDecimal percent, Duration over, int least) {

        /** Brings the number into its one form. */
        public Share {
            percent = percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros();
        }
    }

    /**
     * One finding comes at most so often.
     *
     * @param most how often
     * @param in in the time up to now
     */
    public record Repeats(int most, Duration in) {}

    /** Copies the hours. */
    public Health {
        quiet = List.copyOf(quiet);
    }

    static Health named(String name) {
        return new Health(name, "", Optional.empty(), Optional.empty(), List.of(), Urgency.PAGE);
    }

    /** At most so many per cent of all are refused, over a time such as {@code 5m}, of at least so many messages. */
    public Health refused(String percent, String over, int least) {
        return new Health(
                name, of, Optional.of(new Share(percent(percent), TimeSpan.of(over), least)), repeats, quiet, urgency);
    }

    /** One finding comes at most so often, in a time such as {@code 10m}. */
    public Health same(int most, String in) {
        return new Health(name, of, share, Optional.of(new Repeats(most, TimeSpan.of(in))), quiet, urgency);
    }

    /** It is not asked in these hours. */
    public Health quiet(QuietHours hours) {
        var all = new ArrayList<>(quiet);
        all.add(hours);
        return new Health(name, of, share, repeats, all, urgency);
    }

    /**
     * The number of a text like {@code 1%} or {@code 0.5%}; below 100 %, which can never be exceeded.
     *
     * @throws IllegalArgumentException when it is none, with what to write
     */
    public static BigDecimal percent(String text) {
        if (!text.matches("\\d{1,3}(\\.\\d{1,6})?%")
                || new BigDecimal(text.replace("%", "")).compareTo(new BigDecimal(100)) >= 0) {
            throw new IllegalArgumentException("\"" + text + "\" is no percentage below 100%; write 1% or 0.5%");
        }
        return new BigDecimal(text.replace("%", ""));
    }

    @Override
    public Health about(String event) {
        return new Health(name, event, share, repeats, quiet, urgency);
    }

    @Override
    public Health urgent(Urgency other) {
        return new Health(name, of, share, repeats, quiet, other);
    }

    @Override
    public String says() {
        var shares = share.map(bound -> "at most " + bound.percent.toPlainString() + "% of " + of + " are refused over "
                + TimeSpan.text(bound.over) + ", of at least " + bound.least);
        var same = repeats.map(bound ->
                "no finding about " + of + " comes more than " + bound.most + " times in " + TimeSpan.text(bound.in));
        return java.util.stream.Stream.concat(shares.stream(), same.stream()).collect(Collectors.joining("; "))
                + quiet.stream().map(hours -> "; " + hours).collect(Collectors.joining());
    }
}

package io.tradeschema.model.expect;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A service proves that it completed a pass, at least so often: an entry of its pulse's stream that says how many closes were
 * due and how many of them were sent and confirmed. A pass that left one open proves nothing.
 *
 * @param of the service
 * @param stream the stream of its proofs
 * @param every the longest time between two
 */
public record Pulse(String name, String of, String stream, Duration every, Urgency urgency) implements Expectation {

    /** Before the service's name, where its pulse is on no stream of its own choice. */
    public static final String STREAM = "tradeschema:pulse:";
    /** The field that says how many closes were due in the pass. */
    public static final String DUE = "due";
    /** The field that says how many of them were sent and confirmed. */
    public static final String CONFIRMED = "confirmed";
    /** The largest count that a pass may tell: nobody has more closes due at once, and what is larger is no count. */
    public static final int MOST = 999_999_999;

    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");

    /** The count that a text of {@link #DUE} or {@link #CONFIRMED} is, from 0 to {@link #MOST}; empty for what is none. */
    public static OptionalInt count(String text) {
        return COUNT.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    static Pulse named(String name) {
        return new Pulse(name, "", "", Duration.ZERO, Urgency.PAGE);
    }

    /** The longest time between two proofs, such as {@code 60s}. */
    public Pulse every(String time) {
        return new Pulse(name, of, stream, TimeSpan.of(time), urgency);
    }

    /** The stream of its proofs. */
    public Pulse on(String name) {
        return new Pulse(this.name, of, name, every, urgency);
    }

    @Override
    public Pulse about(String service) {
        return new Pulse(name, service, stream.isEmpty() ? STREAM + service : stream, every, urgency);
    }

    @Override
    public Pulse urgent(Urgency other) {
        return new Pulse(name, of, stream, every, other);
    }

    @Override
    public String says() {
        return of + " proves on " + stream + " at least every " + TimeSpan.text(every)
                + " that it completed a pass: every due close sent and confirmed, or none due";
    }
}

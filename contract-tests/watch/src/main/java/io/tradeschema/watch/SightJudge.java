package io.tradeschema.watch;

import io.tradeschema.model.Expectations;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.model.expect.Urgency;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tells what is wrong with the watch itself: it sees nothing, a stream is another one, the clock jumped. */
final class SightJudge extends Judge {

    private static final String NAME = Expectations.OF_THE_WATCH;

    private static final long BLIND = 5_000;

    private final Telling blind = Telling.condition(
            NAME, WatchRule.WATCH_BLIND, Urgency.PAGE, "nothing is judged until it can be read again");
    private final Telling reset = Telling.condition(
            NAME, WatchRule.STREAM_RESET, Urgency.PAGE, "who deleted it or failed over, and what was in flight?");
    private final Telling clock =
            Telling.condition(NAME, WatchRule.SERVER_CLOCK, Urgency.WARNING, "look at the clock of the server (NTP)");
    private final Telling ahead = Telling.counted(
            NAME,
            WatchRule.ENTRY_CLOCK,
            Urgency.WARNING,
            "who writes ids of its own, and by which clock; or did the server's clock go back?");
    private final Telling unreadable = Telling.condition(
            NAME,
            WatchRule.STREAM_UNREADABLE,
            Urgency.PAGE,
            "is that key a stream, and may this user read it? The other streams are judged meanwhile");
    /** The streams that cannot be read, and why. */
    private Map<String, String> whys = Map.of();

    private long seen = Long.MIN_VALUE;

    @Override
    List<Telling> tellings() {
        return List.of(reset, clock, ahead, unreadable);
    }

    @Override
    long waitingSince() {
        return blind.isOpen() ? seen : Long.MAX_VALUE;
    }

    @Override
    long due() {
        return Long.MAX_VALUE;
    }

    @Override
    void fall(long at, Consumer<Alarm> out) {
        throw new IllegalStateException("nothing falls due here");
    }

    @Override
    void entry(Input.Entry entry, Arrival arrival, Consumer<Alarm> out) {}

    /** When it was read last. */
    long seen() {
        return seen;
    }

    /** The server answers; what it has to say may take longer than a look. */
    void answers(Input.Now is) {
        seen = Math.max(seen, is.millis());
    }

    void sees(long at, Consumer<Alarm> out) {
        seen = at;
        blind.resolved(
                at,
                0,
                "the bus can be read again, which could not be for " + unreadFor(at)
                        + "; what came meanwhile is judged now",
                out);
    }

    /** Here time goes on although nothing is judged. */
    void unread(Input.Unread unread, Consumer<Alarm> out) {
        seen = seen == Long.MIN_VALUE ? unread.millis() : seen;
        while (blind.next() < unread.millis()) {
            blind.turn(blind.next(), words(unreadFor(blind.next()), unread), out);
        }
        if (!blind.isOpen() && unread.millis() > seen + BLIND) {
            blind.occurs(seen + BLIND, words(TimeSpan.text(Duration.ofMillis(BLIND)), unread), out);
        }
    }

    private static String words(String span, Input.Unread unread) {
        return "the bus could not be read for " + span + " (" + unread.why() + ")";
    }

    /** Since it was read last: what was read before the alarm came back is not counted again. */
    private String unreadFor(long at) {
        return TimeSpan.about(Duration.ofMillis(at - blind.begun() + BLIND));
    }

    void unreadable(Input.Unreadable is, Consumer<Alarm> out) {
        if (is.whys().isEmpty()) {
            unreadable.over(is.millis(), "all streams can be read again; what came meanwhile is judged now", out);
        } else if (!unreadable.isOpen()) {
            unreadable.occurs(is.millis(), words(is.whys()), out);
        } else if (!is.whys().keySet().equals(whys.keySet())) {
            unreadable.hasNews(is.millis());
        }
        whys = is.whys();
    }

    private static String words(Map<String, String> whys) {
        return (whys.size() == 1 ? "1 stream" : whys.size() + " streams") + " cannot be read: "
                + whys.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .collect(Collectors.joining("; "));
    }

    @Override
    String words(Telling telling, long at) {
        return telling == unreadable ? words(whys) : super.words(telling, at);
    }

    void reset(Input.Reset is, Consumer<Alarm> out) {
        reset.noted(is.millis(), is.source() + ": " + is.why() + "; what was asked before stays open", out);
    }

    void clock(Input.Clock is, Consumer<Alarm> out) {
        var span = TimeSpan.about(Duration.ofMillis(Math.abs(is.ahead())));
        clock.noted(
                is.millis(),
                "the server's clock is " + span + (is.ahead() < 0 ? " behind" : " ahead of") + " the time that passed;"
                        + " no deadline moves",
                out);
    }

    void ahead(Input.Entry entry, long at, Consumer<Alarm> out) {
        ahead.occurs(
                at,
                "the id of " + entry + " is ahead of the time; it counts as come when it was read, and moves no"
                        + " deadline",
                out);
    }

    @Override
    void saveOwn(DataOutputStream out) throws IOException {
        blind.save(out);
        out.writeLong(seen);
        out.writeInt(whys.size());
        for (var why : whys.entrySet()) {
            StateBytes.text(why.getKey(), out);
            StateBytes.text(why.getValue(), out);
        }
    }

    @Override
    void loadOwn(DataInputStream in) throws IOException {
        blind.load(in);
        seen = in.readLong();
        var read = new TreeMap<String, String>();
        for (var left = in.readInt(); left > 0; left--) {
            read.put(StateBytes.text(in), StateBytes.text(in));
        }
        whys = read;
    }
}

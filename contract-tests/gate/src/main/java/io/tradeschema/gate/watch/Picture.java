package io.tradeschema.gate.watch;

import io.tradeschema.gate.redis.LiveBus;
import io.tradeschema.model.expect.Pulse;
import io.tradeschema.model.expect.Urgency;
import io.tradeschema.watch.Watching;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How it stands at one moment, for the screen and for machines.
 *
 * @param now the time
 * @param evaluated when it was judged last
 * @param sees whether the server answered the last time
 * @param openAlarms how many alarms are open, those about the watch itself among them
 * @param ownPages how many of those about the watch itself wake somebody
 * @param quarantined how many entries lie in each declared quarantine; empty where nobody can tell
 */
record Picture(
        long now,
        long evaluated,
        long knownSince,
        boolean sees,
        int openAlarms,
        long ownPages,
        List<StreamLine> streams,
        Map<String, OptionalLong> quarantined,
        List<Watching.Standing> standings) {

    /**
     * How one stream stands.
     *
     * @param stream its name on the server
     * @param is what came of it
     * @param open how many answers to it are open
     * @param lag how many entries its slowest group has not read; empty where nobody can tell
     * @param found how it was found
     * @param alarms the rules of the open alarms about it
     */
    record StreamLine(
            String stream, Watching.Stream is, int open, OptionalLong lag, Found found, List<String> alarms) {}

    /** How a stream is found, those that are worse before others. */
    enum Found {
        /** It cannot be read, though the server answers. */
        UNREADABLE("unreadable"),
        /** The server has none of that name. */
        ABSENT("absent"),
        /** Nobody knows whether what is expected of it is met. */
        UNKNOWN("unknown"),
        /** As it should be, unless an alarm is open. */
        OK("ok");

        private final String word;

        Found(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    Picture(Observed observed, Watching watching, Sight sight) {
        this(
                sight.now(),
                watching.time(),
                watching.knownSince(),
                watching.sees(),
                watching.openAlarms(),
                watching.ownAlarms(Urgency.PAGE),
                lines(observed, watching, sight),
                sight.quarantined(),
                watching.standings());
    }

    /** What an earlier watch knew, before the server was asked: it sees nothing yet. */
    Picture beforeAnyLook() {
        return new Picture(now, evaluated, knownSince, false, openAlarms, ownPages, streams, quarantined, standings);
    }

    /** The streams that cannot be read, though the server answers. */
    List<String> unreadable() {
        return streams.stream()
                .filter(line -> line.found == Found.UNREADABLE)
                .map(StreamLine::stream)
                .toList();
    }

    /** The expectations of which nobody knows whether they are met. */
    List<String> unknown() {
        return standings.stream()
                .filter(one -> !one.unknown().isEmpty())
                .map(one -> one.expectation().name())
                .toList();
    }

    private static List<StreamLine> lines(Observed observed, Watching watching, Sight sight) {
        var lines = new ArrayList<StreamLine>();
        for (var stream : observed.streams()) {
            var source = observed.source(stream).orElse(stream);
            var is = watching.streams().stream()
                    .filter(one -> one.source().equals(source))
                    .findFirst()
                    .orElse(new Watching.Stream(source, 0, 0, Long.MIN_VALUE));
            var about = watching.standings().stream()
                    .filter(one -> one.expectation().of().equals(source)
                            || one.expectation() instanceof Pulse pulse
                                    && pulse.stream().equals(source))
                    .toList();
            var state = sight.seen().getOrDefault(stream, Optional.empty());
            lines.add(new StreamLine(
                    stream,
                    is,
                    about.stream().mapToInt(Watching.Standing::open).sum(),
                    state.map(Picture::lag).orElse(OptionalLong.empty()),
                    sight.unreadable().containsKey(stream) ? Found.UNREADABLE : found(state, about),
                    about.stream()
                            .flatMap(one -> one.alarms().stream().map(Enum::name))
                            .distinct()
                            .toList()));
        }
        return List.copyOf(lines);
    }

    private static Found found(Optional<LiveBus.Seen> state, List<Watching.Standing> about) {
        if (state.isEmpty()) {
            return Found.ABSENT;
        }
        return about.stream().allMatch(one -> one.unknown().isEmpty()) ? Found.OK : Found.UNKNOWN;
    }

    private static OptionalLong lag(LiveBus.Seen seen) {
        return seen.groups().stream()
                .flatMapToLong(group -> group.lag().stream())
                .max();
    }
}

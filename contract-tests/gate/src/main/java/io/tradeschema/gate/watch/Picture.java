package io.tradeschema.gate.watch;

import io.tradeschema.gate.redis.LiveBus;
import io.tradeschema.model.expect.Pulse;
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
 * @param quarantined how many entries lie in each declared quarantine; empty where nobody can tell
 */
record Picture(
        long now,
        long evaluated,
        long knownSince,
        boolean sees,
        int openAlarms,
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
     * @param there whether the server has it
     * @param alarms the rules of the open alarms about it
     */
    record StreamLine(
            String stream, Watching.Stream is, int open, OptionalLong lag, boolean there, List<String> alarms) {}

    Picture(
            Observed observed,
            Watching watching,
            Map<String, Optional<LiveBus.Seen>> seen,
            Map<String, OptionalLong> quarantined,
            long now) {
        this(
                now,
                watching.time(),
                watching.knownSince(),
                watching.sees(),
                watching.openAlarms(),
                lines(observed, watching, seen),
                quarantined,
                watching.standings());
    }

    private static List<StreamLine> lines(
            Observed observed, Watching watching, Map<String, Optional<LiveBus.Seen>> seen) {
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
            var state = seen.getOrDefault(stream, Optional.empty());
            lines.add(new StreamLine(
                    stream,
                    is,
                    about.stream().mapToInt(Watching.Standing::open).sum(),
                    state.map(Picture::lag).orElse(OptionalLong.empty()),
                    state.isPresent(),
                    about.stream()
                            .flatMap(one -> one.alarms().stream().map(Enum::name))
                            .distinct()
                            .toList()));
        }
        return List.copyOf(lines);
    }

    private static OptionalLong lag(LiveBus.Seen seen) {
        return seen.groups().stream()
                .flatMapToLong(group -> group.lag().stream())
                .max();
    }
}

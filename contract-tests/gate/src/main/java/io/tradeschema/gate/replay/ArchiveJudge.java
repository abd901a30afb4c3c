package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.model.Contract;
import java.util.Optional;

/**
 * Holds single messages against the contracts, for engines that read and split archives themselves; what it says is what
 * {@code tradeschema validate} says of the same line. Immutable, and of any number of threads.
 */
public final class ArchiveJudge {

    private final LineJudge lines;

    private ArchiveJudge(LineJudge lines) {
        this.lines = lines;
    }

    /**
     * A judge of all known events, or of one.
     *
     * @param event {@code NAME} or {@code NAME@VERSION} of the event to which bare payloads belong; messages of other
     *     events are left out
     * @throws io.tradeschema.gate.cli.NotCheckedException when there is no such event, naming the ones there are
     */
    public static ArchiveJudge of(Optional<String> event) {
        var events = KnownEvents.all();
        Optional<Contract<?>> only = event.map(name -> EventChoice.of(name, events));
        return new ArchiveJudge(new LineJudge(events, only, Selection.ALL));
    }

    /**
     * Judges one line without its line end.
     *
     * @return what it got, or nothing when it is blank
     */
    public Optional<LineJudgement> judge(byte[] line) {
        return new Block(line, line.length, 0).isBlank(0, line.length)
                ? Optional.empty()
                : Optional.of(lines.judge(line, 0, line.length));
    }

    /** Judges the payload of an event that is named beside it. */
    public LineJudgement judge(String event, String payload) {
        return lines.judge(new CarriedMessage.Payload(Optional.of(event), payload));
    }
}

package io.tradeschema.gate.watch;

import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.watch.Alarm;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** An archive that is judged for another command. */
public final class Replayed {

    private Replayed() {}

    /** Prints the alarms that an archive opens up to a time, without what is said of them later; how many there are. */
    public static int opened(Path bus, Path archive, Instant until, PrintWriter out) throws IOException {
        var entries = new Archive(new Observed(Deployment.chosen(bus, KnownEvents.all())), Optional.of(until));
        entries.read(archive.toString());
        var teller = new Teller(out, false, false);
        var count = new int[1];
        entries.judge(alarm -> {
            if (alarm.kind() == Alarm.Kind.OPENED) {
                count[0]++;
                teller.tell(alarm);
            }
        });
        return count[0];
    }
}

package io.tradeschema.gate.evidence;

import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.replay.CapturedMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files of captured messages, held against the events in force. */
final class CapturedEvidence {

    private final CapturedMessages messages;

    CapturedEvidence(Deployment deployment) {
        this.messages = new CapturedMessages(deployment.known(), deployment.inForce());
    }

    Checked check(Path file) throws IOException {
        return Checked.of(messages.judge(file.toString()), Map.of());
    }

    /** How many messages of all files were checked; none is none at all. */
    Checked total() {
        if (messages.checked() == 0) {
            throw new NotCheckedException(
                    "no captured message was checked: each belongs to no event in force, or none could be read");
        }
        return Checked.of(List.of(), Map.of("messages checked", messages.checked()));
    }
}

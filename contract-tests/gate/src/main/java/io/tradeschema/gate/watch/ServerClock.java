package io.tradeschema.gate.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * What the times that a server tells are by the time that passed. A server's clock may jump; what it said before is of the
 * clock that it had then.
 */
final class ServerClock {

    private static final long JUMP = 2_000;

    private final List<Jump> jumps = new ArrayList<>();
    private long ahead;

    /**
     * A jump.
     *
     * @param last what the clock would have shown without it
     * @param ahead by how much it was ahead before
     */
    private record Jump(long last, long ahead) {}

    /** A clock that is known to be so far ahead of the time that passed. */
    ServerClock(long ahead) {
        this.ahead = ahead;
    }

    /** By how much it is ahead now. */
    long ahead() {
        return ahead;
    }

    /** It shows this time now; whether it jumped. */
    boolean shows(long millis, long now) {
        if (Math.abs(millis - ahead - now) <= JUMP) {
            return false;
        }
        jumps.add(new Jump(now + ahead, ahead));
        ahead = millis - now;
        return true;
    }

    /** Whether it ever went back: then times that it said before and after it are alike. */
    boolean wentBack() {
        var later = ahead;
        for (var i = jumps.size() - 1; i >= 0; i--) {
            if (jumps.get(i).ahead > later) {
                return true;
            }
            later = jumps.get(i).ahead;
        }
        return false;
    }

    /** When that was, by the time that passed; the later one, where the clock showed it twice. */
    long passed(long millis) {
        var at = ahead;
        for (var i = jumps.size() - 1; i >= 0; i--) {
            var jump = jumps.get(i);
            if (millis > jump.last || jump.ahead > at) {
                break;
            }
            at = jump.ahead;
        }
        return millis - at;
    }
}

package io.tradeschema.gate.waiver;

import java.time.LocalDate;

/**
 * An agreement to live with one finding for a while.
 *
 * @param fingerprint which finding
 * @param reason why it can be lived with
 * @param owner who answers for it
 * @param until the last day it holds, in UTC
 * @param line the line where it is written
 */
public record Waiver(String fingerprint, String reason, String owner, LocalDate until, int line) {

    boolean holdsOn(LocalDate day) {
        return !until.isBefore(day);
    }
}

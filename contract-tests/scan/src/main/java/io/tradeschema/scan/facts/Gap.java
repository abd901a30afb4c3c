package io.tradeschema.scan.facts;

/**
 * Why names of a message may be set that the scan has not seen.
 *
 * @param cause who could tell them
 * @param reason why, as one clause; empty when there are none
 */
public record Gap(Cause cause, String reason) {

    /** Who could tell the names. */
    public enum Cause {
        /** Nobody: all names are known. */
        NONE,
        /** The callers of the function that is looked at. */
        CALLERS,
        /** Whoever wrote the message that is passed on. */
        WRITER,
        /** Something that the scan cannot follow. */
        ELSEWHERE
    }

    /** All names are known. */
    public static final Gap NONE = new Gap(Cause.NONE, "");

    /** Names that the scan cannot see for this reason; none when the reason is empty. */
    public static Gap because(String reason) {
        return reason.isEmpty() ? NONE : new Gap(Cause.ELSEWHERE, reason);
    }

    /** Names of a message that was read and is passed on. */
    public static Gap passedOn() {
        return new Gap(Cause.WRITER, "a message that was read is passed on");
    }

    /** Names that only callers can tell. */
    public static Gap ofCallers(String reason) {
        return new Gap(Cause.CALLERS, reason);
    }

    /** Whether all names are known. */
    public boolean isEmpty() {
        return cause == Cause.NONE;
    }
}

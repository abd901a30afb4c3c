package io.tradeschema.gate.replay;

/**
 * One line of a file.
 *
 * @param number from 1
 * @param bytes its bytes without the line end; the first ones only when it is too long
 * @param tooLong whether it was cut because no message is that long
 */
record Line(int number, byte[] bytes, boolean tooLong) {

    /** An entry's payload is at most 16 KiB unless configured; escaped twice and wrapped it stays far below this. */
    static final int LONGEST = 256 * 1024;

    boolean isBlank() {
        for (var b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}

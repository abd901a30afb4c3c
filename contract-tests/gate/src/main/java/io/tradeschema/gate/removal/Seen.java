package io.tradeschema.gate.removal;

import java.time.Instant;

/** How often something was seen, and from when to when. */
record Seen(long count, Instant first, Instant last) {

    Seen and(Seen other) {
        return new Seen(
                count + other.count,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }

    @Override
    public String toString() {
        return count + (count == 1 ? " time" : " times") + ", first " + first + ", last " + last;
    }
}

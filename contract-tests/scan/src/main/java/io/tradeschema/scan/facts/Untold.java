package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A place on the bus of which the scan cannot tell all the streams it is on: where one of these may be meant, nobody can say
 * that a stream is never read or never written.
 *
 * @param where the call
 * @param written whether it writes
 * @param transport what it is on
 * @param known what is known of the name: its parts in order, with the unknown between them; one part is the whole name
 */
public record Untold(Where where, boolean written, Transport transport, List<String> known) {

    /** What is known of a name of which nothing is known. */
    public static final List<String> ANY = List.of("", "");

    /** A place that may be either end of any stream, on whatever bus: what is done there is not known. */
    public static List<Untold> anyEnd(Where where) {
        return Arrays.stream(Transport.values())
                .flatMap(transport -> Stream.of(true, false).map(written -> new Untold(where, written, transport, ANY)))
                .toList();
    }

    /** Copies the list. */
    public Untold {
        known = List.copyOf(known);
    }

    /** Whether nothing is known of the name. */
    public boolean isOpen() {
        return known.size() > 1 && known.stream().allMatch(String::isEmpty);
    }

    /** Whether it may be the name of that stream. */
    public boolean fits(String stream) {
        return fits(known, stream);
    }

    /** Whether a name has these parts in this order, with anything between them; one part is the whole name. */
    public static boolean fits(List<String> known, String stream) {
        if (known.size() == 1) {
            return known.get(0).equals(stream);
        }
        var at = 0;
        for (var part : known.subList(0, known.size() - 1)) {
            var found = at == 0 && !stream.startsWith(known.get(0)) ? -1 : stream.indexOf(part, at);
            if (found < 0) {
                return false;
            }
            at = found + part.length();
        }
        var last = known.get(known.size() - 1);
        return stream.length() - last.length() >= at && stream.endsWith(last);
    }
}

package io.tradeschema.watch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;

/** What is known of a stream of which no entry was told: that it is not there is another thing than that it is silent. */
final class Existence {

    private static final long NEVER = Long.MIN_VALUE;

    private final String source;
    private final String stream;
    private boolean known;
    private boolean there;
    private boolean readable = true;
    private long last = NEVER;
    private long knownSince;
    /** Whether its first entry is still to be told. */
    private boolean begins;

    /**
     * Nothing yet.
     *
     * @param source as of its entries
     * @param stream what it is called on the server
     */
    Existence(String source, String stream) {
        this(source, stream, NEVER);
    }

    /**
     * Nothing yet.
     *
     * @param knownSince from when on entries are told, as far as the stream has any of then
     */
    Existence(String source, String stream, long knownSince) {
        this.knownSince = knownSince;
        this.source = source;
        this.stream = stream;
    }

    void seen(Input.Seen seen) {
        if (!seen.source().equals(source)) {
            return;
        }
        readable = seen.readable();
        if (readable) {
            begins = !known && last == NEVER && seen.there() && seen.last() != NEVER && seen.last() >= knownSince;
            knownSince = begins ? Math.min(seen.last(), seen.millis()) : knownSince;
            known = true;
            there = seen.there();
            last = seen.last();
        }
    }

    /** Whether it never was there as far as anybody looked: for how long it is silent cannot be said. */
    boolean neverWas() {
        return known && !there && last == NEVER;
    }

    boolean isReadable() {
        return readable;
    }

    /** Since when it is known whether entries come: of a stream that has any, not before the first one that is told. */
    long knownSince() {
        return knownSince;
    }

    /** An entry came, so it is there. */
    void entry(Input.Entry entry, long at) {
        if (entry.source().equals(source)) {
            knownSince = begins ? at : knownSince;
            begins = false;
            there = true;
            last = at;
        }
    }

    /** {@code the server has no stream trade.closed}; empty where it is there and can be read, or nobody looked. */
    String absent() {
        if (!readable) {
            return stream + " cannot be read, so nobody knows what came";
        }
        return known && !there ? "the server has no stream " + stream : "";
    }

    /**
     * Why nothing of it counts, as far as that is known.
     *
     * @param counting what it would be that counts, such as {@code proof}
     */
    String nothing(String counting) {
        if (!absent().isEmpty()) {
            return absent();
        }
        if (known && last == NEVER) {
            return stream + " is there, and never had an entry";
        }
        if (known && last < knownSince) {
            return "the last one came at " + Instant.ofEpochMilli(last);
        }
        return (last == NEVER ? "none" : "no " + counting) + " came since " + Instant.ofEpochMilli(knownSince)
                + ", and what came before is not known";
    }

    void save(DataOutputStream out) throws IOException {
        out.writeBoolean(known);
        out.writeBoolean(there);
        out.writeBoolean(readable);
        out.writeLong(last);
        out.writeLong(knownSince);
        out.writeBoolean(begins);
    }

    void load(DataInputStream in) throws IOException {
        known = in.readBoolean();
        there = in.readBoolean();
        readable = in.readBoolean();
        last = in.readLong();
        knownSince = in.readLong();
        begins = in.readBoolean();
    }
}

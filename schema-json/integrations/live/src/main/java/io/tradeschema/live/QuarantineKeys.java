package io.tradeschema.live;

import java.util.Objects;

/**
 * Where what was put aside from a stream lies.
 *
 * @param quarantine the stream of what was put aside
 */
public record QuarantineKeys(String quarantine) {

    /** The key of that name. In a cluster it has to be in the stream's slot: give both a common hash tag. */
    public QuarantineKeys {
        Objects.requireNonNull(quarantine, "the key is null: hand in its name");
    }

    /**
     * The usual one of a stream, in its slot: {@code {quantum:stream:trade.intent}:quarantine}.
     *
     * @throws IllegalArgumentException when the stream's name has a closing brace and no hash tag
     */
    public static QuarantineKeys of(String stream) {
        return new QuarantineKeys(SameSlot.beside(stream, "quarantine"));
    }

    /** The hash of what came back to the stream: the entry's first id, and its new one. */
    public String done() {
        return SameSlot.beside(quarantine, "done");
    }

    /** The hash of mended fields, by the id in the quarantine. */
    public String mended() {
        return SameSlot.beside(quarantine, "mended");
    }
}

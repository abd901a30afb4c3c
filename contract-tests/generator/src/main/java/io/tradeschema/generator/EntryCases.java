package io.tradeschema.generator;

import io.tradeschema.model.Contract;
import java.util.List;
import java.util.Map;

/**
 * What the contract test of a consumer delivers, in whatever language the consumer is written: every shape of entry that the
 * contract allows, and entries that it refuses. Made from the event's shape alone; the same event gives the same entries.
 * Immutable.
 */
public final class EntryCases {

    private final Contract<?> type;

    private EntryCases(Contract<?> type) {
        this.type = type;
    }

    /** The entries of an event, at its newest version. */
    public static EntryCases of(Contract<?> type) {
        return new EntryCases(type);
    }

    /** Every shape that the contract allows, each worth seeing for one thing; the least message first, then the full one. */
    public List<EntryCase> valid() {
        return new ValidCases(type).all();
    }

    /** Payloads a single edit away from valid, and the wrong forms of the envelope: the contract refuses each. */
    public List<EntryCase> poison() {
        return new PoisonCases(type).all();
    }

    /** A field that a later version brings: valid for a reader that ignores additions, and poison for a closed one. */
    public EntryCase addition() {
        return new LaterCases(type).addition();
    }

    /** What an open reader refuses like a closed one: names that no later version can bring. */
    public List<EntryCase> mistakesOfLaterWriters() {
        return new LaterCases(type).mistakes();
    }

    /** The fields of an entry around a payload, as a careful writer of this version writes them. */
    public Map<String, String> around(String payload) {
        return new EntryFields(type).around(payload);
    }
}

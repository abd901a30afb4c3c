package io.tradeschema.gate.replay;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.LegacyWire;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads messages, strictly or as a migration would. A codec is made once for each event: that takes longer than to read. */
final class Codecs {

    private final Optional<Migration> migration;
    private final Map<Contract<?>, EventCodec<?>> strict = new ConcurrentHashMap<>();
    private final Map<Contract<?>, LegacyWire<?>> migrating = new ConcurrentHashMap<>();

    Codecs(Optional<Migration> migration) {
        this.migration = migration;
    }

    /** Reads a payload. */
    Outcome<?> decode(Contract<?> type, String payload) {
        return migration.isPresent()
                ? migrating(type, migration.get()).decode(payload)
                : strict(type).decode(payload);
    }

    /** Reads an entry of a stream. */
    Outcome<?> decodeEntry(Contract<?> type, Map<String, ?> fields) {
        return migration.isPresent()
                ? migrating(type, migration.get()).decodeEntry(fields)
                : EntryCodec.of(strict(type)).decode(fields);
    }

    /** The codec that adapts nothing. */
    EventCodec<?> strict(Contract<?> type) {
        return strict.computeIfAbsent(type, EventCodec::of);
    }

    private LegacyWire<?> migrating(Contract<?> type, Migration declared) {
        return migrating.computeIfAbsent(type, declared::of);
    }
}

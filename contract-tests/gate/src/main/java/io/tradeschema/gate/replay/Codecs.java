package io.tradeschema.gate.replay;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.LegacyWire;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Reads messages, strictly or as a migration would. A codec is made once for each event: that takes longer than to read. */
final class Codecs {

    private final Function<Contract<?>, Reader> make;
    private final Map<Contract<?>, Reader> readers = new ConcurrentHashMap<>();

    Codecs(Function<Contract<?>, Reader> make) {
        this.make = make;
    }

    /** Codecs that adapt nothing. */
    static Codecs strict() {
        return new Codecs(Strict::of);
    }

    /**
     * Codecs of a migration that a consumer thinks of declaring.
     *
     * @param sunset the first day on which old traffic is refused again
     * @param ignored unknown names that are of no interest
     */
    static Codecs migrating(LocalDate sunset, List<String> ignored) {
        return new Codecs(type -> new Migrating<>(LegacyWire.of(type, sunset).ignoring(ignored)));
    }

    /** Reads a payload. */
    Outcome<?> decode(Contract<?> type, String payload) {
        return of(type).payload(payload);
    }

    /** Reads an entry of a stream. */
    Outcome<?> decodeEntry(Contract<?> type, Map<String, ?> fields) {
        return of(type).entry(fields);
    }

    private Reader of(Contract<?> type) {
        return readers.computeIfAbsent(type, make);
    }

    /** Reads the messages of one event. */
    interface Reader {
        Outcome<?> payload(String json);

        Outcome<?> entry(Map<String, ?> fields);
    }

    private record Strict<T>(EventCodec<T> payloads, EntryCodec<T> entries) implements Reader {

        static <T> Strict<T> of(Contract<T> type) {
            var codec = EventCodec.of(type);
            return new Strict<>(codec, EntryCodec.of(codec));
        }

        @Override
        public Outcome<T> payload(String json) {
            return payloads.decode(json);
        }

        @Override
        public Outcome<?> entry(Map<String, ?> fields) {
            return entries.decode(fields);
        }
    }

    private record Migrating<T>(LegacyWire<T> wire) implements Reader {

        @Override
        public Outcome<T> payload(String json) {
            return wire.decode(json);
        }

        @Override
        public Outcome<?> entry(Map<String, ?> fields) {
            return wire.decodeEntry(fields);
        }
    }
}

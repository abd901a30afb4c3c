package io.tradeschema.gate.quarantine;

import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an entry may come back to its stream at all, whatever its age. What may open a position never does: it was decided
 * for another moment.
 *
 * @param refusal why not; empty when it may
 * @param written the earliest time that it gives itself; only of use where it may
 */
record Replay(Optional<String> refusal, Instant written) {

    static Replay of(PutAside one) {
        if (!one.isKnown() || !one.isWhole()) {
            return refused(
                    "it was not put aside by this library, or is too large to be read here: nothing of it comes back");
        }
        if (one.back().isPresent()) {
            return refused("it came back already, as " + one.back().get() + ": nothing comes back twice");
        }
        return one.offered()
                .map(fields -> of(one.shelf().contract(), fields))
                .orElseGet(() -> refused("a name comes twice in it: readers refuse it as they did"));
    }

    private static <T> Replay of(Contract<T> contract, Map<String, Object> fields) {
        Outcome<Entry<T>> outcome = EntryCodec.of(contract).decode(fields);
        if (!outcome.accepted()) {
            return refused(
                    "readers would refuse it as they did: " + outcome.findings().get(0));
        }
        var entry = outcome.orThrow();
        if (contract.perishable().isEmpty() && contract.record().isEmpty()) {
            return refused("nothing says which messages of " + contract + " open a position: none comes back;"
                    + " say it by \"opens\" in the bus file");
        }
        if (contract.perishable()
                .filter(opening -> opening.opens(contract, entry.event()))
                .isPresent()) {
            return refused("it may open a position, and was decided for another moment: an entry never comes back;"
                    + " decide again and send a new one");
        }
        return new Replay(Optional.empty(), earliest(contract, entry));
    }

    private static Replay refused(String why) {
        return new Replay(Optional.of(why), Instant.EPOCH);
    }

    private static <T> Instant earliest(Contract<T> contract, Entry<T> entry) {
        var decided = contract.perishable()
                .flatMap(opening -> contract.shape().field(opening.time()))
                .flatMap(field -> contract.shape().value(entry.event(), field))
                .map(Instant.class::cast);
        return Stream.concat(Stream.of(entry.timestamp()), decided.stream())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}

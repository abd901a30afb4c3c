package io.tradeschema.gate.cli;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import java.util.ArrayList;

/** The contracts of this run: of this library's events, of those in the jars that the user named, and of those
 * that a bus file declares by schemas. */
public final class KnownEvents {

    private KnownEvents() {}

    /**
     * All of them.
     *
     * @throws NotCheckedException when a jar of events is wrong, saying where and how
     */
    public static Contracts all() {
        try {
            var all = new ArrayList<Contract<?>>(Contracts.declared().all());
            all.addAll(NamedEvents.all());
            return Contracts.of(all);
        } catch (IllegalArgumentException e) {
            throw new NotCheckedException(String.valueOf(e.getMessage()));
        }
    }
}

package io.tradeschema.gate.bus;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Write;
import java.util.List;

/** Where a service publishes to a contract's stream what nothing has validated. */
public final class RawWrites {

    private RawWrites() {}

    /** The places of one service. */
    public static List<Write> of(String service, Facts facts, Services services, Contracts contracts) {
        return ofContracts(service, facts, services, contracts).stream()
                .filter(write -> !write.validated() && !handedOn(write, facts.writes()))
                .toList();
    }

    /** Whether the service publishes to a contract's stream, and nowhere without validation. */
    static boolean none(String service, Facts facts, Services services, Contracts contracts) {
        return !ofContracts(service, facts, services, contracts).isEmpty()
                && of(service, facts, services, contracts).isEmpty();
    }

    private static List<Write> ofContracts(String service, Facts facts, Services services, Contracts contracts) {
        return facts.writes().stream()
                .filter(write -> services.of(write.by()).equals(service)
                        && contracts.on(write.stream()).isPresent())
                .toList();
    }

    /** A sender walked on its own, with whatever it may be given: what its callers hand to it is judged with them. */
    private static boolean handedOn(Write write, List<Write> all) {
        return write.isOpenToCallers()
                && all.stream().anyMatch(other -> other.where().equals(write.where()) && !other.isOpenToCallers());
    }
}

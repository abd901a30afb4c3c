package io.tradeschema.scan.fix;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.syntax.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The calls that put messages on streams: for each, whether all that it is asked for goes to streams with a contract. */
final class Sends {

    private final Map<Where, Boolean> contracted = new HashMap<>();

    Sends(Facts facts, Contracts contracts) {
        facts.writes().forEach(write -> add(write, contracts));
    }

    /** What a bus class of the tree writes is told by who calls it: by itself it serves others as well. */
    private void add(Write write, Contracts contracts) {
        var isHeld = contracts.on(write.stream()).isPresent()
                || contracts.named(write.stream()).isPresent();
        contracted.merge(write.from(), isHeld, Boolean::logicalAnd);
        if (!write.from().equals(write.where())) {
            contracted.merge(write.where(), isHeld, Boolean::logicalOr);
        }
    }

    /** Whether a call sends to streams with a contract alone; empty where it is not known to send to any. */
    Optional<Boolean> at(Node call) {
        return Optional.ofNullable(contracted.get(call.where()));
    }
}

package io.tradeschema.compat;

import io.tradeschema.compat.json.Json;
import java.util.Optional;

/**
 * The judgement of one direction.
 *
 * @param outcome what is known
 * @param witness for a break, the message that one side accepts and the other refuses
 * @param reason why it is undecided or not checked; empty otherwise
 */
public record Judgement(Decision outcome, Optional<Json> witness, String reason) {

    /** Proven safe. */
    public static final Judgement SAFE = new Judgement(Decision.SAFE, Optional.empty(), "");

    /** Proven broken, by a message. */
    public static Judgement broken(Json witness) {
        return new Judgement(Decision.BREAK, Optional.of(witness), "");
    }

    /** Not decided. */
    public static Judgement undecided(String reason) {
        return new Judgement(Decision.UNDECIDED, Optional.empty(), reason);
    }

    /** Not looked at. */
    public static Judgement notChecked(String reason) {
        return new Judgement(Decision.NOT_CHECKED, Optional.empty(), reason);
    }

    /** Whether a deployment may rely on this direction. */
    public boolean isSafe() {
        return outcome == Decision.SAFE;
    }
}

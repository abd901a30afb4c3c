package io.tradeschema.compat.confirm;

import io.tradeschema.compat.json.Json;
import java.util.Optional;

/** A validator that is not ours, asked for a second opinion on one schema. */
public interface Confirmer {

    /** Whether the value is valid; empty when the validator cannot tell. */
    Optional<Boolean> accepts(Json value);
}

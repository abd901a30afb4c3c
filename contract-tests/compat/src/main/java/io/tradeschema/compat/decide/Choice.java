package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.KeywordUndecided;
import java.util.List;

/** Ways of which at least one must hold; each way is a list of claims. */
record Choice(List<List<Claim>> ways) {

    boolean metBy(Json value) {
        for (var way : ways) {
            try {
                if (way.stream().allMatch(claim -> claim.metBy(value))) {
                    return true;
                }
            } catch (KeywordUndecided e) {
                // this way cannot be told for the value; another may hold
                continue;
            }
        }
        return false;
    }
}

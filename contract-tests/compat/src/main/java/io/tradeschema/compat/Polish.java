package io.tradeschema.compat;

import io.tradeschema.compat.bound.Spent;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.KeywordUndecided;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a witness smaller, and more like messages seen in the wild, as long as it stays a witness. */
final class Polish {

    private static final int TRIES = 400;

    private final Predicate<Json> isWitness;
    private final List<Json> seeds;
    private int tries;

    Polish(Predicate<Json> isWitness, List<Json> seeds) {
        this.isWitness = isWitness;
        this.seeds = seeds;
    }

    Json of(Json witness) {
        try {
            return seeded(smaller(witness));
        } catch (KeywordUndecided | Spent e) {
            return witness;
        }
    }

    private Json smaller(Json witness) {
        if (!(witness instanceof Json.Obj object)) {
            return witness;
        }
        var best = object;
        for (var name : List.copyOf(object.members().keySet())) {
            if (++tries >= TRIES) {
                break;
            }
            var less = best.without(name);
            if (isWitness.test(less)) {
                best = less;
            }
        }
        return best;
    }

    private Json seeded(Json witness) {
        var best = witness;
        for (var seed : seeds) {
            if (best instanceof Json.Obj object && seed instanceof Json.Obj seen) {
                best = seeded(object, seen);
            }
        }
        return best;
    }

    private Json.Obj seeded(Json.Obj witness, Json.Obj seen) {
        var best = witness;
        for (var name : new ArrayList<>(witness.members().keySet())) {
            if (seen.members().containsKey(name)) {
                var like = best.with(name, seen.members().get(name));
                if (++tries < TRIES && isWitness.test(like)) {
                    best = like;
                }
            }
        }
        return best;
    }
}

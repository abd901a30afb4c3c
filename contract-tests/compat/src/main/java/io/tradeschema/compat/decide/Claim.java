package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Schema;

/** Something asserted of one value while a case is explored. */
sealed interface Claim {

    boolean metBy(Json value);

    /** The value is valid under a schema, or is not. */
    record OfSchema(Schema schema, boolean valid) implements Claim {
        @Override
        public boolean metBy(Json value) {
            return schema.accepts(value) == valid;
        }
    }

    /** The value meets one demand, or does not. */
    record OfKeyword(Keyword keyword, boolean met) implements Claim {
        @Override
        public boolean metBy(Json value) {
            return keyword.accepts(value) == met;
        }
    }

    static Claim valid(Schema schema) {
        return new OfSchema(schema, true);
    }

    static Claim invalid(Schema schema) {
        return new OfSchema(schema, false);
    }

    static Claim met(Keyword keyword) {
        return new OfKeyword(keyword, true);
    }

    static Claim unmet(Keyword keyword) {
        return new OfKeyword(keyword, false);
    }
}

package io.tradeschema.gate.compat;

import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.schema.Joined;
import io.tradeschema.compat.schema.SchemaDraft;
import java.util.Optional;

/** Where a version of a contract is read from, by the name the user gave it. */
public interface SchemaSource {

    /**
     * A version that was found.
     *
     * @param name how to speak of it
     * @param version its version number; empty when it has none
     * @param text the schema
     * @param base where its references lead from; empty when it has none that lead out of it
     */
    record Found(String name, Optional<String> version, String text, Optional<SchemaBase> base) {

        /** A version by itself. */
        public Found(String name, Optional<String> version, String text) {
            this(name, version, text, Optional.empty());
        }

        /** The version with what it refers to. */
        Joined joined(SchemaDraft fallback) throws JsonRefused {
            var schema = JsonReading.read(text);
            return base.map(from -> from.join(schema, fallback, name)).orElse(Joined.alone(schema));
        }
    }

    /**
     * The version of that name; empty when the name is none of this source's kind. Throws {@link
     * io.tradeschema.gate.cli.NotCheckedException} when it is, and cannot be read.
     */
    Optional<Found> find(String name);
}

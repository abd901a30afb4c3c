package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.Map;

/**
 * A schema with all that it refers to in other files, as one document.
 *
 * @param schema the document
 * @param unread why references in it lead nowhere, by how they stand in it
 */
public record Joined(Json schema, Map<String, String> unread) {

    /** Copies the reasons. */
    public Joined {
        unread = Map.copyOf(unread);
    }

    /** A schema by itself: references that lead out of it are not followed. */
    public static Joined alone(Json schema) {
        return new Joined(schema, Map.of());
    }
}

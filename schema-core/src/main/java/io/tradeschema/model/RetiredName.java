package io.tradeschema.model;

import java.util.Map;
import java.util.Optional;

/**
 * A field name that is refused for ever.
 *
 * @param name the retired wire name
 * @param successor the wire name of the field that took its place; empty when its values mean something else
 * @param values how old values map to the successor's, where they differ
 * @param because why there is no successor; empty when there is one
 */
public record RetiredName(String name, Optional<String> successor, Map<String, String> values, String because) {

    /** Copies the mapping. */
    public RetiredName {
        values = Map.copyOf(values);
    }
}

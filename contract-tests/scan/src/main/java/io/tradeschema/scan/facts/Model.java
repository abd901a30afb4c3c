package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A class of the tree that describes a message.
 *
 * @param name the class's name
 * @param where where it is defined
 * @param fields its fields and whether each must be given
 * @param places where each field is defined
 * @param usedFor the streams its objects reach or are made from; empty when only its name is telling
 */
public record Model(
        String name,
        Where where,
        Map<String, Boolean> fields,
        Map<String, Where> places,
        java.util.Set<String> usedFor) {

    /** Copies the maps, in their order. */
    public Model {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        places = Map.copyOf(places);
    }
}

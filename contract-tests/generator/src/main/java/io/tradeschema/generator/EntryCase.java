package io.tradeschema.generator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry that a consumer is given in a contract test, and why.
 *
 * @param shows what is worth seeing in it, such as {@code the JSON under data}
 * @param fields the entry's fields, in their order
 */
public record EntryCase(String shows, Map<String, String> fields) {

    /** Copies the fields. */
    public EntryCase {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}

package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.Optional;

/**
 * One file of a schema that stands in several.
 *
 * @param name its name among its neighbours
 * @param draft the draft that it is read by: its own, or that of the file that refers to it
 */
record SchemaFile(String name, Json document, SchemaDraft draft, Locations locations) {

    static SchemaFile of(String name, Json document, SchemaDraft draft) {
        return new SchemaFile(name, document, draft, new Locations(document, draft));
    }

    /** The address that it states as its own, when it states one. */
    Optional<String> address() {
        return Optional.of(locations.base("")).filter(base -> !base.isEmpty());
    }

    /** Whether it may be what is known by that address. */
    boolean isAt(String address) {
        return address().stream().allMatch(address::equals);
    }
}

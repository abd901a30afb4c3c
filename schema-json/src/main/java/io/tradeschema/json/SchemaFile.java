package io.tradeschema.json;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Version;

/** How published schemas are named, the same in an archive's folder, in a jar and in their own {@code $id}. */
final class SchemaFile {

    private SchemaFile() {}

    /** {@code trade-intent/1.1.0/trade-intent.schema.json}. */
    static String path(Contract<?> type) {
        return path(type.name(), type.version());
    }

    static String path(String event, Version version) {
        var name = folder(event);
        return name + "/" + version + "/" + name + ".schema.json";
    }

    /** Where all versions of an event stand: {@code trade-intent}. */
    static String folder(String event) {
        return event.replace('.', '-').replace('_', '-');
    }
}

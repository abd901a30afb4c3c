package io.tradeschema.json;

import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A published schema, as the jar carries it, and the event as it stood then. */
record Published(EventType<?> type, String schema) {

    static List<Published> all() {
        var schemas = Schemas.all();
        return schemas.published().stream()
                .map(schema -> new Published(
                        Events.all().named(schema.event()).orElseThrow().at(schema.version()),
                        new String(schemas.bytes(schema), StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public String toString() {
        return type.toString();
    }
}

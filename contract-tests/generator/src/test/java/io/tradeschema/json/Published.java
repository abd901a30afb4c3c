package io.tradeschema.json;

import io.tradeschema.generator.OrderFilled;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A published schema, as the jar carries it or as it would be published, and the event as it stood then. */
record Published(EventType<?> type, String schema) {

    /** An event with lists, of which the jar has none. */
    private static final Published WITH_LISTS = new Published(OrderFilled.TYPE, SchemaText.of(OrderFilled.TYPE));

    static List<Published> all() {
        var schemas = Schemas.all();
        var ofTheJar = schemas.published().stream()
                .map(schema -> new Published(
                        Events.all().named(schema.event()).orElseThrow().at(schema.version()),
                        new String(schemas.bytes(schema), StandardCharsets.UTF_8)));
        return Stream.concat(ofTheJar, Stream.of(WITH_LISTS)).toList();
    }

    @Override
    public String toString() {
        return type.toString();
    }
}

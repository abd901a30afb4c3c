package io.tradeschema.compat.confirm;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.ReferencesOutside;
import io.tradeschema.compat.schema.SchemaDialect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Both validators, made ready for one schema: once for all messages that have the same names, as most of a pair have. */
public final class Validators {

    private final Json schema;
    private final SchemaDialect dialect;
    private volatile Made made = new Made(Set.of(), List.of());

    private record Made(Set<String> names, List<Confirmer> confirmers) {}

    /** Those for one schema; nothing is made before a message comes. */
    public Validators(Json schema, SchemaDialect dialect) {
        this.schema = schema;
        this.dialect = dialect;
    }

    /** Both, or for a schema whose references lead out of it, both twice. */
    List<Confirmer> of(Json message) {
        var known = made;
        var names = new HashSet<String>();
        Needed.names(message, names);
        if (!known.confirmers().isEmpty() && known.names().containsAll(names)) {
            return known.confirmers();
        }
        names.addAll(known.names());
        var fresh = new Made(names, both(Needed.of(schema, names)));
        made = fresh;
        return fresh.confirmers();
    }

    private List<Confirmer> both(Json needed) {
        return ReferencesOutside.closed(needed, Absolute.draft(needed, dialect)).stream()
                .flatMap(closed ->
                        Stream.of(new NetworkntConfirmer(closed, dialect), new HarrelConfirmer(closed, dialect)))
                .toList();
    }
}

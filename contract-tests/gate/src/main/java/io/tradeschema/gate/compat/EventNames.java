package io.tradeschema.gate.compat;

import io.tradeschema.compat.change.KnownNames;
import io.tradeschema.json.SchemaText;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the events at hand tell of names, for schemas of services that do not use the events, too. */
public final class EventNames {

    /**
     * Names that any two services choose for one thing, whatever they trade: a rename between them is found by these where
     * spelling says nothing. What our own fields were called is said by their retired names, not here.
     */
    private static final List<Set<String>> EVERYWHERE = List.of(
            Set.of("id", "identifier", "uid", "uuid"),
            Set.of("timestamp", "time", "ts", "at", "created_at", "event_time"),
            Set.of("type", "kind"),
            Set.of("status", "state"),
            Set.of("reason", "cause"),
            Set.of("quantity", "qty", "amount", "volume"));

    private EventNames() {}

    /** What is known of the names of one contract: its own events' where its schema is one of theirs, otherwise all of them. */
    public static KnownNames of(SchemaSource.Found schema, Collection<? extends Contract<?>> types) {
        var own = types.stream()
                .filter(type -> SchemaText.isOf(type, schema.text()))
                .toList();
        return of(own.isEmpty() ? types : own);
    }

    /** What these events tell: what changes exposure, and which names and values stand for the same thing. */
    public static KnownNames of(Collection<? extends Contract<?>> types) {
        var aliases = new ArrayList<>(EVERYWHERE);
        types.forEach(type -> {
            var shape = type.shape();
            shape.fields().forEach(field -> aliases.add(called(field.name(), shape.retired())));
            shape.retired()
                    .forEach(
                            retired -> retired.values().forEach((old, current) -> aliases.add(distinct(old, current))));
        });
        aliases.removeIf(names -> names.size() < 2);
        return new KnownNames(exposure(types), aliases);
    }

    /** Fields that are marked as to be understood, and the retired names that they succeed. */
    private static Set<String> exposure(Collection<? extends Contract<?>> types) {
        var names = new HashSet<String>();
        for (var type : types) {
            var shape = type.shape();
            shape.fields().stream()
                    .filter(Field::mustUnderstand)
                    .map(Field::name)
                    .forEach(names::add);
            shape.retired().stream()
                    .filter(retired ->
                            retired.successor().filter(names::contains).isPresent())
                    .map(RetiredName::name)
                    .forEach(names::add);
        }
        return names;
    }

    private static Set<String> called(String field, List<RetiredName> retired) {
        var names = new HashSet<>(Set.of(field));
        retired.stream()
                .filter(name -> name.successor().filter(field::equals).isPresent())
                .map(RetiredName::name)
                .forEach(names::add);
        return names;
    }

    private static Set<String> distinct(String old, String current) {
        return new HashSet<>(List.of(old, current));
    }
}

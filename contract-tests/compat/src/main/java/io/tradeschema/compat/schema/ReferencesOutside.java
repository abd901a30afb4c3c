package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document whose references lead out of it, made one that has none: for validators that cannot even begin with such a
 * document, asked of messages that never get as far as the reference.
 */
public final class ReferencesOutside {

    private static final Json NOTHING = new Json.Obj(Map.of("not", new Json.Obj(Map.of())));

    private final Locations locations;
    private final SchemaDraft draft;
    private final Json instead;
    private boolean found;

    private ReferencesOutside(Json document, SchemaDraft draft, Json instead) {
        this.locations = new Locations(document, draft);
        this.draft = draft;
        this.instead = instead;
    }

    /**
     * The document itself when no reference leads out of it. Otherwise it is given twice: with everything allowed in the
     * place of each such reference, and with nothing allowed there. What both say of a message does not lean on them.
     */
    public static List<Json> closed(Json document, SchemaDraft draft) {
        var open = new ReferencesOutside(document, draft, new Json.Obj(Map.of()));
        var anything = open.replaced(document, "", false);
        return open.found
                ? List.of(anything, new ReferencesOutside(document, draft, NOTHING).replaced(document, "", false))
                : List.of(document);
    }

    /** The same without its references; named: whether the names of an object are the writer's own, and no keywords. */
    private Json replaced(Json value, String pointer, boolean named) {
        if (value instanceof Json.Arr array) {
            var items = new Json[array.items().size()];
            for (var i = 0; i < items.length; i++) {
                items[i] = replaced(array.items().get(i), pointer + "/" + i, false);
            }
            return new Json.Arr(List.of(items));
        }
        if (!(value instanceof Json.Obj object)) {
            return value;
        }
        var members = new LinkedHashMap<String, Json>();
        object.members()
                .forEach((name, member) -> members.put(
                        name,
                        !named && SchemaDraft.HOLDING_VALUES.contains(name)
                                ? member
                                : replaced(
                                        member,
                                        pointer + "/" + Locations.escaped(name),
                                        !named && SchemaDraft.NAMED.contains(name))));
        if (!named
                && members.get("$ref") instanceof Json.Str reference
                && locations.target(pointer, reference.value()).isEmpty()) {
            found = true;
            return closed(members);
        }
        return new Json.Obj(members);
    }

    private Json closed(Map<String, Json> members) {
        if (draft.refAlone()) {
            return instead;
        }
        members.remove("$ref");
        return new Json.Obj(Map.of("allOf", new Json.Arr(List.of(new Json.Obj(members), instead))));
    }
}

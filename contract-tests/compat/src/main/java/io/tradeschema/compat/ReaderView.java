package io.tradeschema.compat;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.model.Advice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a consumer takes that ignores fields it does not know, except those that must be understood. */
public final class ReaderView {

    private static final Json NEVER = new Json.Bool(false);
    private static final Json MARK = new Json.Bool(true);

    private final Set<String> mustUnderstand;

    ReaderView(Set<String> mustUnderstand) {
        this.mustUnderstand = mustUnderstand;
    }

    /** The reader view of a schema's text, by the fields that it marks and those that are known to be like them. */
    public static Json ofText(String text, Set<String> mustUnderstand) throws JsonRefused {
        var schema = JsonReading.read(text);
        Set<String> names = new HashSet<>(mustUnderstand);
        marked(schema, names);
        return new ReaderView(names).of(schema);
    }

    /** Adds the names of all fields that are marked in a schema. */
    static void marked(Json schema, Set<String> names) {
        if (schema instanceof Json.Arr list) {
            list.items().forEach(item -> marked(item, names));
        } else if (schema instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                if (value instanceof Json.Obj field
                        && MARK.equals(field.members().get("x-must-understand"))) {
                    names.add(name);
                }
                marked(value, names);
            });
        }
    }

    /** Adds the names of fields that the later schema has, and that are slips of names that the known one has there. */
    static void slips(Json known, Json later, Set<String> names) {
        if (known instanceof Json.Obj before && later instanceof Json.Obj after) {
            if (before.members().get("properties") instanceof Json.Obj fields
                    && after.members().get("properties") instanceof Json.Obj more) {
                more.members().keySet().stream()
                        .filter(name -> !fields.members().containsKey(name))
                        .filter(name -> Advice.isSlip(name, fields.members().keySet()))
                        .forEach(names::add);
            }
            before.members().forEach((name, value) -> {
                var other = after.members().get(name);
                if (other != null) {
                    slips(value, other, names);
                }
            });
        }
    }

    /** The schema with its closed objects opened. */
    Json of(Json schema) {
        if (schema instanceof Json.Arr list) {
            List<Json> items = new ArrayList<>();
            list.items().forEach(item -> items.add(of(item)));
            return new Json.Arr(items);
        }
        return schema instanceof Json.Obj object ? opened(object) : schema;
    }

    private Json opened(Json.Obj schema) {
        Map<String, Json> members = new LinkedHashMap<>();
        schema.members().forEach((name, value) -> members.put(name, keeps(name) ? value : of(value)));
        if (NEVER.equals(members.get("additionalProperties"))) {
            members.remove("additionalProperties");
            members.put("properties", withRefusals(members.get("properties")));
        }
        return new Json.Obj(members);
    }

    private static boolean keeps(String name) {
        return Set.of("enum", "const", "default", "examples").contains(name);
    }

    private Json withRefusals(@Nullable Json properties) {
        Map<String, Json> named =
                new LinkedHashMap<>(properties instanceof Json.Obj object ? object.members() : Map.of());
        mustUnderstand.stream().sorted().forEach(name -> named.putIfAbsent(name, NEVER));
        return new Json.Obj(named);
    }
}

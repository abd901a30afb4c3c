package io.tradeschema.compat.confirm;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.SchemaDraft;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a schema a message can meet. A property that stands nowhere in the message is demanded nothing of, and a definition
 * that nothing else refers to is none: validators are spared the reading of them. A schema whose references are any other than
 * pointers to definitions stays whole.
 */
final class Needed {

    private static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");
    private static final Set<String> OTHER_REFERENCES =
            Set.of("$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$dynamicRef", "$recursiveRef");
    private static final Json ANYTHING = new Json.Obj(Map.of());

    private final Json schema;
    private final Set<String> names;
    private final Set<String> reached = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean plain = true;

    private Needed(Json schema, Set<String> names) {
        this.schema = schema;
        this.names = names;
    }

    /** The schema, as far as a message with these names can meet it. */
    static Json of(Json schema, Set<String> names) {
        var needed = new Needed(schema, names);
        needed.meet(schema, true);
        while (needed.plain && !needed.waiting.isEmpty()) {
            needed.at(needed.waiting.remove());
        }
        return needed.plain ? needed.kept(schema, "") : schema;
    }

    /** Adds all names that stand in a message. */
    static void names(Json message, Set<String> names) {
        if (message instanceof Json.Obj object) {
            object.members().forEach((name, value) -> {
                names.add(name);
                names(value, names);
            });
        } else if (message instanceof Json.Arr list) {
            list.items().forEach(item -> names(item, names));
        }
    }

    /** Follows what a message can meet, and notes the references in it. */
    private void meet(Json value, boolean isRoot) {
        if (value instanceof Json.Arr list) {
            list.items().forEach(item -> meet(item, false));
        } else if (value instanceof Json.Obj object) {
            object.members().forEach((name, member) -> {
                if (name.equals("$ref") && member instanceof Json.Str reference) {
                    refer(reference.value());
                } else if (OTHER_REFERENCES.contains(name) && !(isRoot && name.endsWith("id")) && isNoSchema(member)) {
                    plain = false;
                } else if (SchemaDraft.NAMED.contains(name) && member instanceof Json.Obj named) {
                    named.members().forEach((inner, schema) -> {
                        if (isMet(name, inner)) {
                            meet(schema, false);
                        }
                    });
                } else if (!SchemaDraft.HOLDING_VALUES.contains(name)) {
                    meet(member, false);
                }
            });
        }
    }

    private static boolean isNoSchema(Json member) {
        return member instanceof Json.Str || member instanceof Json.Bool;
    }

    private boolean isMet(String keyword, String name) {
        return keyword.equals("properties") ? names.contains(name) : !DEFINITIONS.contains(keyword);
    }

    private void refer(String reference) {
        if (reference.equals("#")) {
            return;
        }
        if (!reference.startsWith("#/$defs/") && !reference.startsWith("#/definitions/") || reference.contains("%")) {
            plain = false;
            return;
        }
        var pointer = reference.substring(1);
        if (reached.add(pointer)) {
            waiting.add(pointer);
        }
    }

    /** Only definitions, and definitions in definitions, are kept by who refers to them. */
    private void at(String pointer) {
        var at = Optional.of(schema);
        var tokens = pointer.substring(1).split("/", -1);
        for (var i = 0; i < tokens.length; i++) {
            var token = tokens[i].replace("~1", "/").replace("~0", "~");
            plain &= i % 2 == 1 || DEFINITIONS.contains(token);
            at = at.flatMap(outer -> outer instanceof Json.Obj object ? object.get(token) : Optional.empty());
        }
        plain &= tokens.length % 2 == 0 && at.isPresent();
        at.ifPresent(definition -> meet(definition, false));
    }

    /** Of a definition that only holds others, the others. */
    private Json kept(Json value, String pointer) {
        if (value instanceof Json.Arr list) {
            return new Json.Arr(
                    list.items().stream().map(item -> kept(item, "-")).toList());
        }
        if (!(value instanceof Json.Obj object)) {
            return value;
        }
        var holds = !pointer.isEmpty() && !pointer.startsWith("-") && !reached.contains(pointer);
        var members = new LinkedHashMap<String, Json>();
        object.members().forEach((name, member) -> {
            if (holds && !DEFINITIONS.contains(name)) {
                return;
            }
            if (SchemaDraft.NAMED.contains(name) && member instanceof Json.Obj named) {
                members.put(name, named(name, named, pointer + "/" + name));
            } else {
                members.put(name, SchemaDraft.HOLDING_VALUES.contains(name) ? member : kept(member, "-"));
            }
        });
        return new Json.Obj(members);
    }

    private Json named(String keyword, Json.Obj named, String pointer) {
        var members = new LinkedHashMap<String, Json>();
        named.members().forEach((name, schema) -> {
            var at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            if (DEFINITIONS.contains(keyword)) {
                if (pointer.startsWith("-") || isReached(at)) {
                    members.put(name, kept(schema, at));
                }
            } else {
                members.put(name, isMet(keyword, name) ? kept(schema, "-") : ANYTHING);
            }
        });
        return new Json.Obj(members);
    }

    private boolean isReached(String pointer) {
        return reached.contains(pointer) || reached.stream().anyMatch(known -> known.startsWith(pointer + "/"));
    }
}

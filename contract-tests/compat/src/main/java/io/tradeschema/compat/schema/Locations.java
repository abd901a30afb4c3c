package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a document's own identifiers and anchors point to. Never leaves the document. */
final class Locations {

    private final Json document;
    private final SchemaDraft draft;
    private final Map<String, String> resources = new HashMap<>();
    private final Map<String, String> anchors = new HashMap<>();
    private final Map<String, String> bases = new HashMap<>();

    Locations(Json document, SchemaDraft draft) {
        this.document = document;
        this.draft = draft;
        resources.put("", "");
        bases.put("", "");
        collect(document, "", "", false);
    }

    /** What stands in a document; named: whether the names of an object are the writer's own, and no keywords. */
    private void collect(Json value, String pointer, String outer, boolean named) {
        if (value instanceof Json.Obj object) {
            var base = named ? outer : identified(object, pointer, outer);
            for (var member : object.members().entrySet()) {
                var name = member.getKey();
                if (named || !SchemaDraft.HOLDING_VALUES.contains(name)) {
                    var inner = !named && SchemaDraft.NAMED.contains(name);
                    collect(member.getValue(), pointer + "/" + escaped(name), base, inner);
                }
            }
        } else if (value instanceof Json.Arr array) {
            for (var i = 0; i < array.items().size(); i++) {
                collect(array.items().get(i), pointer + "/" + i, outer, false);
            }
        }
    }

    private String identified(Json.Obj schema, String pointer, String outer) {
        var base = outer;
        var ignored = draft.refAlone() && schema.members().containsKey("$ref");
        if (!ignored && schema.members().get(draft.idKeyword()) instanceof Json.Str id) {
            if (id.value().startsWith("#")) {
                anchors.putIfAbsent(base + id.value(), pointer);
            } else {
                base = resolved(base, id.value()).replaceFirst("#.*$", "");
                resources.putIfAbsent(base, pointer);
                bases.put(pointer, base);
            }
        }
        for (var keyword : Set.of("$anchor", "$dynamicAnchor")) {
            if (draft.has(keyword) && schema.members().get(keyword) instanceof Json.Str anchor) {
                anchors.putIfAbsent(base + "#" + anchor.value(), pointer);
            }
        }
        return base;
    }

    /** The pointer that a reference made at a place leads to; empty when it leads out of the document or nowhere. */
    Optional<String> target(String from, String reference) {
        var absolute = resolved(base(from), reference);
        var hash = absolute.indexOf('#');
        var resource = resources.get(hash < 0 ? absolute : absolute.substring(0, hash));
        if (resource == null) {
            return Optional.empty();
        }
        var fragment = hash < 0 ? "" : absolute.substring(hash + 1);
        if (fragment.isEmpty()) {
            return Optional.of(resource);
        }
        if (!fragment.startsWith("/")) {
            return Optional.ofNullable(anchors.get(absolute));
        }
        var pointer = resource + normal(fragment);
        return at(pointer).map(found -> pointer);
    }

    /** A reference made at a place, resolved against the identifier in force there. */
    String absolute(String from, String reference) {
        return resolved(base(from), reference);
    }

    /** Whether an identifier is one of the document's own. */
    boolean isResource(String identifier) {
        return resources.containsKey(identifier);
    }

    /** Whether a part of the document has an identifier of its own. */
    boolean isNested() {
        return bases.size() > 1;
    }

    private static String normal(String fragment) {
        var decoded = URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        var pointer = new StringBuilder();
        for (var token : decoded.substring(1).split("/", -1)) {
            pointer.append('/').append(escaped(unescaped(token)));
        }
        return pointer.toString();
    }

    /** The identifier in force at a pointer. */
    String base(String pointer) {
        var at = pointer;
        while (!bases.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return bases.get(at);
    }

    /** The value a pointer leads to. */
    Optional<Json> at(String pointer) {
        var value = Optional.of(document);
        if (pointer.isEmpty()) {
            return value;
        }
        for (var token : pointer.substring(1).split("/", -1)) {
            value = value.flatMap(outer -> step(outer, unescaped(token)));
        }
        return value;
    }

    private static Optional<Json> step(Json outer, String token) {
        if (outer instanceof Json.Obj object) {
            return object.get(token);
        }
        if (outer instanceof Json.Arr array && token.matches("0|[1-9][0-9]{0,5}")) {
            var index = Integer.parseInt(token);
            return index < array.items().size() ? Optional.of(array.items().get(index)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String resolved(String base, String reference) {
        if (base.isEmpty() || reference.isEmpty()) {
            return reference.isEmpty() ? base : reference;
        }
        if (reference.startsWith("#")) {
            return base + reference;
        }
        try {
            return URI.create(base).resolve(reference).toString();
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }

    static String escaped(String token) {
        return token.replace("~", "~0").replace("/", "~1");
    }

    private static String unescaped(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }
}

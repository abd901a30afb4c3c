package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a schema demands of objects. */
final class ObjectKeywords {

    private ObjectKeywords() {}

    static void read(KeywordReader schema) {
        required(schema);
        members(schema);
        if (schema.has("propertyNames")) {
            schema.demand(new Keyword.Names(schema.schema("propertyNames")));
        }
        schema.size(Kind.OBJECT, "minProperties", "maxProperties");
        dependent(schema);
        dependencies(schema);
    }

    private static void required(KeywordReader schema) {
        if (schema.get("required") instanceof Json.Arr names) {
            for (var name : names.items()) {
                if (name instanceof Json.Str text) {
                    schema.demand(new Keyword.Required(text.value()));
                } else {
                    schema.undecided("required", "required with something that is no name");
                }
            }
        } else if (schema.has("required")) {
            schema.undecided("required", "required that is no list of names");
        }
    }

    private static void members(KeywordReader schema) {
        var named = schema.schemasByName("properties");
        named.forEach((name, value) -> schema.demand(new Keyword.Members(new NameTest.Named(name), value)));
        var matching = new ArrayList<Schema>();
        schema.schemasByName("patternProperties").forEach((pattern, value) -> {
            var names = schema.reader().made(LookAhead.demands(schema.reader(), pattern));
            matching.add(names);
            schema.demand(new Keyword.Members(new NameTest.Matching(names, true), value));
        });
        if (schema.has("additionalProperties")) {
            var others = new NameTest.Others(Set.copyOf(named.keySet()), List.copyOf(matching));
            schema.demand(new Keyword.Members(others, schema.schema("additionalProperties")));
        }
    }

    private static void dependent(KeywordReader schema) {
        schema.schemasByName("dependentSchemas")
                .forEach((name, value) -> schema.demand(new Keyword.DependentSchema(name, value)));
        if (schema.get("dependentRequired") instanceof Json.Obj dependent) {
            dependent.members().forEach((name, others) -> dependentNames(schema, "dependentRequired", name, others));
        } else if (schema.has("dependentRequired")) {
            schema.undecided("dependentRequired", "dependentRequired that is no object");
        }
    }

    private static void dependencies(KeywordReader schema) {
        if (!schema.has("dependencies")) {
            return;
        }
        if (!schema.reader().draft().refAlone()) {
            schema.undecided("dependencies", "dependencies, a keyword of draft 7 and before");
        } else if (schema.get("dependencies") instanceof Json.Obj dependent) {
            dependent.members().forEach((name, others) -> {
                if (others instanceof Json.Arr) {
                    dependentNames(schema, "dependencies", name, others);
                } else {
                    var place = "dependencies/" + Locations.escaped(name);
                    schema.demand(new Keyword.DependentSchema(name, schema.schema(place)));
                }
            });
        } else {
            schema.undecided("dependencies", "dependencies that is no object");
        }
    }

    private static void dependentNames(KeywordReader schema, String keyword, String name, Json others) {
        var names = new ArrayList<String>();
        if (others instanceof Json.Arr list) {
            for (var other : list.items()) {
                if (other instanceof Json.Str text) {
                    names.add(text.value());
                }
            }
        }
        if (others instanceof Json.Arr list && list.items().size() == names.size()) {
            if (!names.isEmpty()) {
                schema.demand(new Keyword.DependentRequired(name, List.copyOf(names)));
            }
        } else {
            schema.undecided(keyword, keyword + " with something that is no name");
        }
    }
}

package io.tradeschema.compat;

import io.tradeschema.compat.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Schemas, edits of schemas and messages out of a small world, so that they often meet. The seed decides all. */
final class Generated {

    private static final List<String> NAMES = List.of("a", "b", "c", "x_1", "y-2");
    private static final List<String> PATTERNS = List.of(
            "^[A-Z]{2,4}$",
            "^a",
            "[0-9]$",
            "^(BUY|SELL)$",
            "^[a-c]*$",
            "b",
            "^x_",
            "^(?!ab).*c$",
            "^-?[0-9]+(\\.[0-9]{1,2})?$");
    private static final List<String> TEXTS =
            List.of("", "a", "ab", "BUY", "SELL", "AB", "abc", "x_1", "1", "12", "1.5", "ABCD9", "b", "c", "aac");
    private static final List<String> DECIMALS = List.of("0.5", "1.5", "0.1", "2.25", "-0.5", "3", "0", "1", "2", "-1");
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "object", "array", "null", "boolean");

    private final Random random;

    Generated(long seed) {
        random = new Random(seed);
    }

    /** A schema, at most so many levels deep. */
    Json schema(int depth) {
        if (random.nextInt(20) == 0) {
            return new Json.Bool(random.nextInt(4) != 0);
        }
        Map<String, Json> schema = new LinkedHashMap<>();
        switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> text(schema);
            case 1 -> number(schema);
            case 2 -> schema.put("enum", new Json.Arr(List.of(message(1), message(0), message(1))));
            case 3 -> schema.put("type", types());
            case 4, 5, 6 -> object(schema, depth);
            default -> array(schema, depth);
        }
        if (depth > 0 && random.nextInt(4) == 0) {
            combined(schema, depth);
        }
        return new Json.Obj(schema);
    }

    private Json types() {
        var type = word(TYPES);
        var orNull = random.nextBoolean() && !type.equals(new Json.Str("null"));
        return orNull ? new Json.Arr(List.of(type, new Json.Str("null"))) : type;
    }

    private void text(Map<String, Json> schema) {
        schema.put("type", new Json.Str("string"));
        maybe(2, () -> schema.put("pattern", word(PATTERNS)));
        maybe(3, () -> schema.put("minLength", count(3)));
        maybe(3, () -> schema.put("maxLength", count(5)));
    }

    private void number(Map<String, Json> schema) {
        schema.put("type", word(List.of("integer", "number")));
        maybe(2, () -> schema.put(any(List.of("minimum", "exclusiveMinimum")), decimal()));
        maybe(2, () -> schema.put(any(List.of("maximum", "exclusiveMaximum")), decimal()));
        maybe(
                3,
                () -> schema.put(
                        "multipleOf", new Json.Num(new BigDecimal(any(List.of("0.1", "0.5", "2", "3"))), false)));
    }

    private void object(Map<String, Json> schema, int depth) {
        maybe(2, () -> schema.put("type", new Json.Str("object")));
        Map<String, Json> fields = new LinkedHashMap<>();
        NAMES.forEach(name -> maybe(2, () -> fields.put(name, schema(depth - 1))));
        schema.put("properties", new Json.Obj(fields));
        maybe(2, () -> schema.put("required", new Json.Arr(List.of(word(NAMES)))));
        maybe(
                3,
                () -> schema.put(
                        "additionalProperties", random.nextInt(3) == 0 ? schema(depth - 1) : new Json.Bool(false)));
        maybe(5, () -> schema.put("patternProperties", single(any(PATTERNS), schema(depth - 1))));
        maybe(8, () -> schema.put("propertyNames", single("pattern", word(PATTERNS))));
        maybe(8, () -> schema.put("minProperties", count(4)));
        maybe(8, () -> schema.put("maxProperties", count(4)));
        maybe(8, () -> schema.put("dependentRequired", single(any(NAMES), new Json.Arr(List.of(word(NAMES))))));
        maybe(10, () -> schema.put("dependentSchemas", single(any(NAMES), schema(depth - 1))));
        maybe(12, () -> schema.put("unevaluatedProperties", new Json.Bool(false)));
    }

    private void array(Map<String, Json> schema, int depth) {
        schema.put("type", new Json.Str("array"));
        maybe(2, () -> schema.put("items", schema(depth - 1)));
        maybe(4, () -> schema.put("prefixItems", schemas(depth)));
        maybe(3, () -> schema.put("minItems", count(3)));
        maybe(3, () -> schema.put("maxItems", count(4)));
        maybe(4, () -> schema.put("uniqueItems", new Json.Bool(true)));
        maybe(4, () -> schema.put("contains", schema(depth - 1)));
        maybe(9, () -> schema.put("maxContains", count(3)));
    }

    private void combined(Map<String, Json> schema, int depth) {
        switch (random.nextInt(5)) {
            case 0 -> schema.put("allOf", schemas(depth));
            case 1 -> schema.put("anyOf", schemas(depth));
            case 2 -> schema.put("oneOf", schemas(depth));
            case 3 -> schema.put("not", schema(depth - 1));
            default -> {
                schema.put("if", schema(depth - 1));
                schema.put("then", schema(depth - 1));
                maybe(2, () -> schema.put("else", schema(depth - 1)));
            }
        }
    }

    private Json schemas(int depth) {
        return new Json.Arr(List.of(schema(depth - 1), schema(depth - 1)));
    }

    /** The schema with one keyword dropped, added or changed, here or deeper down. */
    Json edited(Json schema, int depth) {
        if (!(schema instanceof Json.Obj object) || object.members().isEmpty()) {
            return schema(depth);
        }
        var name = any(List.copyOf(object.members().keySet()));
        var inner = object.members().get(name);
        if (random.nextBoolean() && inner instanceof Json.Obj fields && name.equals("properties")) {
            if (!fields.members().isEmpty()) {
                var field = any(List.copyOf(fields.members().keySet()));
                return object.with(
                        name, fields.with(field, edited(fields.members().get(field), depth - 1)));
            }
        }
        if (random.nextInt(3) == 0) {
            return object.without(name);
        }
        var other = schema(Math.max(1, depth));
        if (other instanceof Json.Obj donor && !donor.members().isEmpty()) {
            var given = any(List.copyOf(donor.members().keySet()));
            return object.with(given, donor.members().get(given));
        }
        return other;
    }

    /** A message of any kind. */
    Json message(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> new Json.Null();
            case 1 -> new Json.Bool(random.nextBoolean());
            case 2, 3 -> decimal();
            case 4, 5 -> word(TEXTS);
            case 6 -> {
                var items = new ArrayList<Json>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    items.add(message(depth - 1));
                }
                yield new Json.Arr(items);
            }
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    members.put(any(NAMES), message(depth - 1));
                }
                yield new Json.Obj(members);
            }
        };
    }

    /** A message that follows a schema for the most part. */
    Json message(Json schema, int depth) {
        if (depth <= 0 || !(schema instanceof Json.Obj object) || random.nextInt(12) == 0) {
            return message(2);
        }
        var keywords = object.members();
        if (keywords.get("enum") instanceof Json.Arr values && random.nextInt(6) > 0) {
            return any(values.items());
        }
        if (keywords.get("properties") instanceof Json.Obj fields) {
            Map<String, Json> members = new LinkedHashMap<>();
            fields.members().forEach((name, field) -> maybe(2, () -> members.put(name, message(field, depth - 1))));
            maybe(3, () -> members.put(any(NAMES), message(1)));
            return new Json.Obj(members);
        }
        if (keywords.containsKey("items")) {
            var items = new ArrayList<Json>();
            for (var i = random.nextInt(4); i > 0; i--) {
                items.add(message(keywords.get("items"), depth - 1));
            }
            return new Json.Arr(items);
        }
        return new Json.Str("string").equals(keywords.get("type")) ? word(TEXTS) : message(1);
    }

    /** The same schema with the members of its objects in another order. */
    Json shuffled(Json schema) {
        if (schema instanceof Json.Obj object) {
            var names = new ArrayList<>(object.members().keySet());
            java.util.Collections.shuffle(names, random);
            Map<String, Json> members = new LinkedHashMap<>();
            names.forEach(name -> members.put(name, shuffled(object.members().get(name))));
            return new Json.Obj(members);
        }
        return schema instanceof Json.Arr list
                ? new Json.Arr(list.items().stream().map(this::shuffled).toList())
                : schema;
    }

    private void maybe(int outOf, Runnable action) {
        if (random.nextInt(outOf) == 0) {
            action.run();
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Json word(List<String> words) {
        return new Json.Str(any(words));
    }

    private Json decimal() {
        return new Json.Num(new BigDecimal(any(DECIMALS)), false);
    }

    private Json count(int below) {
        return Json.Num.of(random.nextInt(below));
    }

    private static Json single(String name, Json value) {
        return new Json.Obj(Map.of(name, value));
    }
}

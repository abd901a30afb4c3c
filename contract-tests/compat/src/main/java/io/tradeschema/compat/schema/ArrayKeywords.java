package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;

/** Reads what a schema demands of arrays. */
final class ArrayKeywords {

    private ArrayKeywords() {}

    static void read(KeywordReader schema) {
        if (schema.reader().draft() == SchemaDraft.DRAFT_2020_12) {
            rest(schema, prefix(schema, "prefixItems"), "items");
        } else if (schema.get("items") instanceof Json.Arr) {
            rest(schema, prefix(schema, "items"), "additionalItems");
        } else {
            rest(schema, 0, "items");
        }
        contains(schema);
        schema.size(Kind.ARRAY, "minItems", "maxItems");
        if (schema.get("uniqueItems") instanceof Json.Bool unique) {
            if (unique.value()) {
                schema.demand(new Keyword.Unique());
            }
        } else if (schema.has("uniqueItems")) {
            schema.undecided("uniqueItems", "uniqueItems that is no boolean");
        }
    }

    private static int prefix(KeywordReader schema, String keyword) {
        if (!(schema.get(keyword) instanceof Json.Arr prefix)) {
            if (schema.has(keyword)) {
                schema.undecided(keyword, keyword + " that is no list of schemas");
            }
            return 0;
        }
        var count = prefix.items().size();
        for (var i = 0; i < count; i++) {
            schema.demand(new Keyword.Items(i, i + 1, schema.schema(keyword, i)));
        }
        return count;
    }

    private static void rest(KeywordReader schema, int from, String keyword) {
        if (!schema.has(keyword)) {
            return;
        }
        if (schema.get(keyword) instanceof Json.Arr) {
            schema.undecided(keyword, keyword + " as a list, a form of 2019-09 and before");
        } else {
            schema.demand(new Keyword.Items(from, Keyword.Items.ENDLESS, schema.schema(keyword)));
        }
    }

    private static void contains(KeywordReader schema) {
        if (!schema.has("contains")) {
            return;
        }
        var bounds = new long[] {1, Keyword.Contains.ENDLESS};
        schema.count("minContains", least -> bounds[0] = least);
        schema.count("maxContains", most -> bounds[1] = most);
        if (bounds[0] > 0 || bounds[1] < Keyword.Contains.ENDLESS) {
            schema.demand(new Keyword.Contains(schema.schema("contains"), bounds[0], bounds[1]));
        }
    }
}

package io.tradeschema.json.schema;

import io.tradeschema.model.Excerpt;

/** Which JSON Schema a file says that it is. What a contract can say means the same in each of these. */
final class Dialect {

    private static final String KNOWN = "https?://json-schema\\.org/(draft/(2020-12|2019-09)|draft-0[67])/schema#?";

    private Dialect() {}

    static void take(Keywords root, Complaints complaints) {
        var place = root.placeOf(Keyword.SCHEMA);
        root.text(Keyword.SCHEMA)
                .filter(text -> !text.matches(KNOWN))
                .ifPresent(text -> complaints.add(
                        SchemaRule.SCHEMA_VALUE,
                        place,
                        "\"$schema\" is " + Excerpt.quoted(text) + ", which is not read here",
                        "write https://json-schema.org/draft/2020-12/schema; drafts 6, 7 and 2019-09 are read, too"));
    }
}

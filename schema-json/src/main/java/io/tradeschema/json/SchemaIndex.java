package io.tradeschema.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two lists of an archive: {@code index.json} for readers of schemas, {@code schemas.lock} for their digests. */
final class SchemaIndex {

    static final String INDEX = "index.json";
    static final String LOCK = "schemas.lock";

    private SchemaIndex() {}

    /** The index as JSON, sorted. */
    static byte[] index(Collection<PublishedSchema> schemas) {
        var rows = schemas.stream()
                .sorted(PublishedSchema.ORDER)
                .map(SchemaIndex::row)
                .toList();
        return SchemaText.pretty(Map.of("schemas", rows));
    }

    private static Map<String, Object> row(PublishedSchema schema) {
        var row = new LinkedHashMap<String, Object>();
        row.put("event", schema.event());
        row.put("version", schema.version().toString());
        row.put("id", schema.id());
        row.put("file", schema.file());
        row.put("sha256", schema.sha256());
        return row;
    }

    /** The digests in the form that {@code sha256sum --check} reads. */
    static byte[] lock(Collection<PublishedSchema> schemas) {
        var lines = new StringBuilder();
        schemas.stream()
                .sorted(PublishedSchema.ORDER)
                .forEach(schema -> lines.append(schema.sha256())
                        .append("  ")
                        .append(schema.file())
                        .append('\n'));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The schemas that an index lists.
     *
     * @throws IOException when it is no index
     */
    static List<PublishedSchema> read(byte[] index) throws IOException {
        var schemas = new ArrayList<PublishedSchema>();
        try (var parser = JacksonTokens.FACTORY.createParser(index)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    readRows(parser, schemas);
                }
            }
        }
        return schemas;
    }

    private static void readRows(JsonParser parser, List<PublishedSchema> schemas) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            var row = new HashMap<String, String>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                row.put(parser.currentName(), parser.nextTextValue());
            }
            schemas.add(schema(row));
        }
    }

    private static PublishedSchema schema(Map<String, String> row) throws IOException {
        var version = Version.parse(row.getOrDefault("version", ""));
        if (version.isEmpty() || !row.keySet().containsAll(List.of("event", "id", "file", "sha256"))) {
            throw new IOException("a row of the index of schemas is incomplete: " + row);
        }
        return new PublishedSchema(
                row.getOrDefault("event", ""),
                version.get(),
                row.getOrDefault("id", ""),
                row.getOrDefault("file", ""),
                row.getOrDefault("sha256", ""));
    }
}

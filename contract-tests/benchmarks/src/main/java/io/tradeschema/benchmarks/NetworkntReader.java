package io.tradeschema.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.SchemaText;
import java.io.IOException;

/** A tree, held against our published schema by networknt's validator; then perhaps a record made of it. */
final class NetworkntReader {

    private NetworkntReader() {}

    static Reader.Read checking() {
        var schema = schema();
        var mapper = mapper();
        return message -> {
            try {
                return schema.validate(mapper.readTree(message));
            } catch (JsonProcessingException | RuntimeException notJson) {
                return notJson;
            }
        };
    }

    static Reader.Read reading() {
        var schema = schema();
        var mapper = mapper();
        return message -> {
            try {
                return value(schema, mapper, mapper.readTree(message));
            } catch (JsonProcessingException | RuntimeException notJson) {
                return notJson;
            }
        };
    }

    private static Object value(Schema schema, ObjectMapper mapper, JsonNode tree) throws IOException {
        var findings = schema.validate(tree);
        return findings.isEmpty() ? mapper.treeToValue(tree, PlainIntent.class) : findings;
    }

    private static ObjectMapper mapper() {
        return Databind.mapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaText.of(TradeIntent.TYPE), InputFormat.JSON);
    }
}

package io.tradeschema.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.SchemaText;

/** A tree, held against our published schema by harrel's validator. */
final class HarrelReader {

    private HarrelReader() {}

    static Reader.Read checking() {
        var validator = new ValidatorFactory()
                .withJsonNodeFactory(new JacksonNode.Factory())
                .createValidator();
        var schema = validator.registerSchema(SchemaText.of(TradeIntent.TYPE));
        var mapper = Databind.mapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return message -> {
            try {
                return validator.validate(schema, mapper.readTree(message)).getErrors();
            } catch (JsonProcessingException | RuntimeException notJson) {
                return notJson;
            }
        };
    }
}

package io.tradeschema.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Jackson's databinds, as strict as they can be made, and the checks by hand. */
final class Databind {

    private Databind() {}

    static Reader.Read jackson2() {
        var reader = mapper().readerFor(PlainIntent.class);
        return message -> {
            try {
                return PlainIntent.checked(reader.readValue(message));
            } catch (JsonProcessingException | RuntimeException refused) {
                return refused;
            }
        };
    }

    static Reader.Read jackson3() {
        var reader = JsonMapper.builder()
                .propertyNamingStrategy(tools.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build()
                .readerFor(PlainIntent.class);
        return message -> {
            try {
                return PlainIntent.checked(reader.readValue(message));
            } catch (RuntimeException refused) {
                return refused;
            }
        };
    }

    static ObjectMapper mapper() {
        return new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    }
}

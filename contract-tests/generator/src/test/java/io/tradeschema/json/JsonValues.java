package io.tradeschema.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON as another library reads it: maps, lists, texts, exact numbers. */
final class JsonValues {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNumberLength(100_000).build());
    }

    private JsonValues() {}

    static Map<String, Object> map(String json) {
        return tryMap(json).orElseThrow();
    }

    /** As the other library writes it. */
    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when the text is no JSON object, or has a name twice. Read as bytes: see {@link Verdict#json()}. */
    static Optional<Map<String, Object>> tryMap(String json) {
        if (json.startsWith("\ufeff") || json.lastIndexOf('\0', 3) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readValue(
                    json.getBytes(StandardCharsets.UTF_8), new TypeReference<LinkedHashMap<String, Object>>() {}));
        } catch (IOException | NumberFormatException notAnObject) {
            return Optional.empty();
        }
    }
}

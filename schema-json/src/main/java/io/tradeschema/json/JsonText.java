package io.tradeschema.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tradeschema.model.DecimalType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes wire values as JSON: the same values, the same bytes. */
final class JsonText {

    private JsonText() {}

    static byte[] bytes(Map<String, ?> object) {
        var out = new ByteArrayOutputStream(512);
        try (var generator = JacksonTokens.FACTORY.createGenerator(out)) {
            write(object, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return out.toByteArray();
    }

    static void write(@Nullable Object value, JsonGenerator generator) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map, generator);
        } else if (value instanceof Iterable<?> list) {
            writeList(list, generator);
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof BigDecimal number) {
            generator.writeNumber(DecimalType.text(number));
        } else if (value instanceof Integer number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            throw new IllegalArgumentException(
                    "no wire value: " + value.getClass().getName());
        }
    }

    private static void writeObject(Map<?, ?> map, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (var entry : map.entrySet()) {
            generator.writeFieldName((String) entry.getKey());
            write(entry.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static void writeList(Iterable<?> list, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (var value : list) {
            write(value, generator);
        }
        generator.writeEndArray();
    }
}

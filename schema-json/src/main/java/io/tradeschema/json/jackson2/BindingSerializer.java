package io.tradeschema.json.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteCapability;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.tradeschema.json.binding.Binding;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FindingsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes the values of one class of the contract. */
final class BindingSerializer<T> extends StdSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Binding<T> binding;

    BindingSerializer(Binding<T> binding) {
        super(binding.javaType());
        this.binding = binding;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        write(wire(value, generator), generator);
    }

    /** With the name of its class, where the service's mapper asks for one. */
    @Override
    public void serializeWithType(T value, JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        var wire = wire(value, generator);
        var start = wire instanceof Map ? JsonToken.START_OBJECT : JsonToken.VALUE_EMBEDDED_OBJECT;
        var name = type.writeTypePrefix(generator, type.typeId(value, start));
        if (wire instanceof Map<?, ?> object) {
            writeFields(object, generator);
        } else {
            write(wire, generator);
        }
        type.writeTypeSuffix(generator, name);
    }

    private Object wire(T value, JsonGenerator generator) throws FindingsMappingException {
        try {
            return binding.wire(value);
        } catch (FindingsException e) {
            throw new FindingsMappingException(generator, e.findings());
        }
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> object) {
            generator.writeStartObject();
            writeFields(object, generator);
            generator.writeEndObject();
        } else if (value instanceof List<?> list) {
            generator.writeStartArray();
            for (var element : list) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof BigDecimal number) {
            writeNumber(number, generator);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            generator.writeString((String) value);
        }
    }

    private static void writeFields(Map<?, ?> object, JsonGenerator generator) throws IOException {
        for (var field : object.entrySet()) {
            generator.writeFieldName((String) field.getKey());
            write(field.getValue(), generator);
        }
    }

    /** In a text as the codec writes it; in a tree or a buffer as the exact number. */
    private static void writeNumber(BigDecimal number, JsonGenerator generator) throws IOException {
        if (generator.getWriteCapabilities().isEnabled(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
            generator.writeNumber(DecimalType.text(number));
        } else {
            generator.writeNumber(number);
        }
    }
}

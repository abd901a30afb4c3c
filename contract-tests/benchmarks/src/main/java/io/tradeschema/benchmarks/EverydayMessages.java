package io.tradeschema.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

/** The generator's messages, its choice of fields, orders and nulls, filled with everyday values. */
final class EverydayMessages {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EventType<?> type;
    private final SampleMessages samples;

    EverydayMessages(EventType<?> type) {
        this.type = type;
        this.samples = SampleMessages.of(type);
    }

    /** A message of one of a few producers, who leave out what they like: each writes the fields in its own order. */
    String varied(long index) {
        var random = new Random(SampleMessages.STANDARD_SEED + index);
        var order = FieldOrder.values()[random.nextInt(FieldOrder.values().length)];
        return write(order.of(tree(index), type.shape()), new EverydayValues(random, false), random.nextBoolean());
    }

    /** A message of any producer: fields, order and layout are its own. */
    String inAnyOrder(long index) {
        var random = new Random(SampleMessages.STANDARD_SEED + index);
        return write(tree(index), new EverydayValues(random, false), random.nextBoolean());
    }

    /** A message of the one producer that writes the fields of the given sample. */
    String steady(long sample, long index) {
        var random = new Random(SampleMessages.STANDARD_SEED + index);
        return write(tree(sample), new EverydayValues(random, true), true);
    }

    private JsonNode tree(long index) {
        try {
            return MAPPER.readTree(samples.random(index).json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(JsonNode message, EverydayValues values, boolean likePython) {
        var out = new StringBuilder();
        write(message, type.shape(), values, likePython ? " " : "", out);
        return out.toString();
    }

    private static void write(
            JsonNode message, Shape<?> shape, EverydayValues values, String blank, StringBuilder out) {
        var comma = "{";
        for (var member : message.properties()) {
            var valueType = shape.field(member.getKey()).orElseThrow().type();
            var object = valueType.asObject();
            out.append(comma).append('"').append(member.getKey()).append("\":").append(blank);
            if (member.getValue().isNull()) {
                out.append("null");
            } else if (object.isPresent()) {
                write(member.getValue(), object.get().shape(), values, blank, out);
            } else {
                out.append(values.literal(valueType));
            }
            comma = "," + blank;
        }
        out.append('}');
    }
}

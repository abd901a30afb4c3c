package io.tradeschema.gate.bus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tradeschema.json.SchemaText;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Facts;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bus as an AsyncAPI 3.0 document: a channel per stream, an operation per service and stream. */
final class AsyncApi {

    private static final TypeReference<LinkedHashMap<String, Object>> FIELDS = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final BusMap bus;
    private final Facts facts;
    private final Contracts contract;

    AsyncApi(BusMap bus, Facts facts, Contracts contract) {
        this.bus = bus;
        this.facts = facts;
        this.contract = contract;
    }

    void write(Writer out) throws IOException {
        try (var json = new JsonFactory()
                .createGenerator(out)
                .useDefaultPrettyPrinter()
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            value(document(), json);
        }
        out.write('\n');
    }

    private Map<String, Object> document() {
        var channels = new LinkedHashMap<String, Object>();
        var operations = new LinkedHashMap<String, Object>();
        for (var stream : bus.streams()) {
            var id = id(stream);
            channels.put(id, channel(stream));
            bus.writers()
                    .getOrDefault(stream, java.util.Set.of())
                    .forEach(service -> operations.put(
                            id(service) + "_sends_" + id, operation("send", id, service + " writes " + stream)));
            bus.readers()
                    .getOrDefault(stream, java.util.Set.of())
                    .forEach(service -> operations.put(
                            id(service) + "_receives_" + id, operation("receive", id, service + " reads " + stream)));
        }
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "The bus, as its source tells it");
        info.put("version", "1.0.0");
        document.put("info", info);
        document.put("channels", channels);
        document.put("operations", operations);
        return document;
    }

    private static String id(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private Map<String, Object> channel(String stream) {
        var channel = new LinkedHashMap<String, Object>();
        channel.put("address", stream);
        channel.put("messages", Map.of("message", message(stream)));
        return channel;
    }

    private Map<String, Object> message(String stream) {
        var message = new LinkedHashMap<String, Object>();
        message.put("name", contract.on(stream).map(type -> type.name()).orElse(stream));
        contract.on(stream).ifPresent(type -> message.put("title", ContractTerms.subject(type)));
        message.put("contentType", "application/json");
        message.put("payload", contract.on(stream).map(AsyncApi::published).orElseGet(() -> inferred(stream)));
        return message;
    }

    /** What the contract says, whatever the writers do. */
    private static Map<String, Object> published(Contract<?> type) {
        try {
            var schema = MAPPER.readValue(SchemaText.of(type), FIELDS);
            schema.remove("$schema");
            return schema;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a published schema is JSON", e);
        }
    }

    /** What the writers of a stream without a contract do. */
    private Map<String, Object> inferred(String stream) {
        var writes = facts.writes().stream()
                .filter(write ->
                        write.stream().equals(stream) && write.message().isPresent())
                .toList();
        if (writes.isEmpty()) {
            return Map.of("type", "object");
        }
        var schema = InferredSchema.of(stream, writes);
        schema.remove("$schema");
        return schema;
    }

    private static Map<String, Object> operation(String action, String channel, String summary) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("action", action);
        operation.put("channel", Map.of("$ref", "#/channels/" + channel));
        operation.put("summary", summary);
        return operation;
    }

    /** Writes maps, lists, text, numbers and flags. */
    static void value(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (var entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                value(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            json.writeStartArray();
            for (var item : items) {
                value(item, json);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            json.writeNumber(String.valueOf(number));
        } else {
            json.writeString(String.valueOf(value));
        }
    }
}

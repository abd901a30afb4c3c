package io.tradeschema.json.jackson;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.jackson3.FindingsMappingException;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.TokenBuffer;

final class Jackson3Mapper implements ServiceMapper {

    private final JsonMapper mapper;

    Jackson3Mapper(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public <V> V read(String json, Class<V> type) {
        return refusing(() -> mapper.readValue(json, type));
    }

    @Override
    public <V> V readBytes(byte[] json, Class<V> type) {
        return refusing(() -> mapper.readValue(json, type));
    }

    @Override
    public List<TradeIntent> readIntents(String json) {
        return refusing(() ->
                mapper.readerFor(new TypeReference<List<TradeIntent>>() {}).<List<TradeIntent>>readValue(json));
    }

    @Override
    public <V> V readTree(String json, Class<V> type) {
        var exact = mapper.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return refusing(() -> mapper.treeToValue(exact.readTree(json), type));
    }

    @Override
    public <V> V readBuffer(String json, Class<V> type) {
        return refusing(() -> {
            var parser = mapper.createParser(json);
            parser.nextToken();
            var buffer = TokenBuffer.forGeneration();
            buffer.copyCurrentStructure(parser);
            return mapper.readValue(buffer.asParser(), type);
        });
    }

    @Override
    public <V> V convert(Object value, Class<V> type) {
        return mapper.convertValue(value, type);
    }

    @Override
    public String write(Object value) {
        return refusing(() -> mapper.writeValueAsString(value));
    }

    @Override
    public String writeTree(Object value) {
        return refusing(() -> mapper.writeValueAsString(mapper.<JsonNode>valueToTree(value)));
    }

    private static <V> V refusing(Supplier<V> step) {
        try {
            return step.get();
        } catch (FindingsMappingException e) {
            throw new Refusal(e.getMessage(), e.findings());
        } catch (JacksonException e) {
            throw new Refusal(e.getOriginalMessage(), List.of());
        }
    }
}

package io.tradeschema.json.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.jackson2.FindingsMappingException;
import java.io.IOException;
import java.util.List;

final class Jackson2Mapper implements ServiceMapper {

    private final ObjectMapper mapper;

    Jackson2Mapper(ObjectMapper mapper) {
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
        var exact = mapper.reader(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        return refusing(() -> mapper.treeToValue(exact.readTree(json), type));
    }

    @Override
    public <V> V readBuffer(String json, Class<V> type) {
        return refusing(() -> {
            var parser = mapper.createParser(json);
            parser.nextToken();
            var buffer = new TokenBuffer(parser);
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

    private static <V> V refusing(Step<V> step) {
        try {
            return step.take();
        } catch (FindingsMappingException e) {
            throw new Refusal(e.getMessage(), e.findings());
        } catch (JsonProcessingException e) {
            throw new Refusal(e.getOriginalMessage(), List.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private interface Step<V> {
        V take() throws IOException;
    }
}

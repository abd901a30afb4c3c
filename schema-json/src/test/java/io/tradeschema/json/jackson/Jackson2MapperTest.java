package io.tradeschema.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.jackson2.FindingsMappingException;
import io.tradeschema.json.jackson2.TradeschemaModule;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class Jackson2MapperTest extends MapperTest {

    @Override
    ServiceMapper mapper() {
        return new Jackson2Mapper(new ObjectMapper().findAndRegisterModules());
    }

    @Override
    ServiceMapper mapper(Limits limits, EventType<?>... others) {
        return new Jackson2Mapper(new ObjectMapper().registerModule(new TradeschemaModule(limits, others)));
    }

    @Override
    ServiceMapper mapperThatNamesClasses() {
        var trusting = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("io.tradeschema.")
                .build();
        return new Jackson2Mapper(JsonMapper.builder()
                .addModule(new TradeschemaModule())
                .activateDefaultTypingAsProperty(trusting, ObjectMapper.DefaultTyping.JAVA_LANG_OBJECT, "@class")
                .build());
    }

    @Test
    void the_module_is_found_and_two_of_them_are_one() {
        var mapper = new ObjectMapper().findAndRegisterModules().registerModule(new TradeschemaModule());

        assertThat(mapper.getRegisteredModuleIds())
                .filteredOn(id -> id.toString().contains("tradeschema"))
                .hasSize(1);
    }

    @Test
    void a_tree_with_java_values_is_read_by_their_values() {
        var mapper = new ObjectMapper().registerModule(new TradeschemaModule());
        var tree = mapper.<ObjectNode>valueToTree(EXIT);
        tree.putPOJO("stop_loss", Price.of("90000.1"));

        assertThat(mapper.convertValue(tree, TradeIntent.class)).isEqualTo(EXIT.withStopLoss(Price.of("90000.1")));
    }

    @Override
    List<Finding> serialised(String json) throws Exception {
        var mapper = new ObjectMapper().registerModule(new TradeschemaModule());
        var refusal =
                catchThrowableOfType(FindingsMappingException.class, () -> mapper.readValue(json, TradeIntent.class));
        return ((FindingsMappingException) copy(refusal)).findings();
    }
}

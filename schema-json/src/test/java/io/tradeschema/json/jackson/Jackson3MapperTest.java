package io.tradeschema.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tradeschema.event.Price;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.jackson3.FindingsMappingException;
import io.tradeschema.json.jackson3.TradeschemaModule;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.node.ObjectNode;

class Jackson3MapperTest extends MapperTest {

    @Override
    ServiceMapper mapper() {
        return new Jackson3Mapper(JsonMapper.builder().findAndAddModules().build());
    }

    @Override
    ServiceMapper mapper(Limits limits, EventType<?>... others) {
        return new Jackson3Mapper(JsonMapper.builder()
                .addModule(new TradeschemaModule(limits, others))
                .build());
    }

    @Override
    ServiceMapper mapperThatNamesClasses() {
        var trusting = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("io.tradeschema.")
                .build();
        return new Jackson3Mapper(JsonMapper.builder()
                .addModule(new TradeschemaModule())
                .activateDefaultTypingAsProperty(trusting, DefaultTyping.JAVA_LANG_OBJECT, "@class")
                .build());
    }

    @Test
    void the_module_is_found_and_two_of_them_are_one() {
        var mapper = JsonMapper.builder()
                .findAndAddModules()
                .addModule(new TradeschemaModule())
                .build();

        assertThat(mapper.registeredModules())
                .extracting(JacksonModule::getModuleName)
                .filteredOn("tradeschema"::equals)
                .hasSize(1);
    }

    @Test
    void a_tree_with_java_values_is_read_by_their_values() {
        var mapper = JsonMapper.builder().addModule(new TradeschemaModule()).build();
        var tree = mapper.<ObjectNode>valueToTree(EXIT);
        tree.putPOJO("stop_loss", Price.of("90000.1"));

        assertThat(mapper.convertValue(tree, TradeIntent.class)).isEqualTo(EXIT.withStopLoss(Price.of("90000.1")));
    }

    @Override
    List<Finding> serialised(String json) throws Exception {
        var mapper = JsonMapper.builder().addModule(new TradeschemaModule()).build();
        var refusal =
                catchThrowableOfType(FindingsMappingException.class, () -> mapper.readValue(json, TradeIntent.class));
        return ((FindingsMappingException) copy(refusal)).findings();
    }
}

package io.tradeschema.json.jackson;

import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.ANY;
import static com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE;
import static com.fasterxml.jackson.annotation.PropertyAccessor.ALL;
import static com.fasterxml.jackson.annotation.PropertyAccessor.FIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tradeschema.event.Action;
import io.tradeschema.event.HarvestMode;
import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Price;
import io.tradeschema.event.Seconds;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mapper that was not given our module fails; it makes up no form of its own and no half-empty event. */
class MapperWithoutModuleTest {

    private static final TradeIntent EXIT = TradeIntent.builder()
            .symbol("BTCUSDT")
            .action(Action.SELL)
            .positionSizeUsd(Usd.of("200.0"))
            .leverage(Leverage.of(1))
            .entryPrice(Price.of("88000.5"))
            .build();

    /** An event whose constructor takes whatever it is given, as those of other projects may. */
    @Doc("stop everything")
    public record Halt(@Doc("for good") boolean forGood) implements Event {

        public static final EventType<Halt> TYPE =
                EventType.of(Halt.class).named("trade.halt").on("halts").build();
    }

    record Order(String id, Symbol symbol) {}

    /** A mapper of either Jackson. */
    interface Mapper {

        String write(Object value) throws Exception;

        Object read(String json, Class<?> type) throws Exception;
    }

    static Stream<Arguments> mappers() {
        return Stream.of(
                Arguments.of("plain", two(new ObjectMapper())),
                // What Spring Boot's own mapper takes, too, without our module.
                Arguments.of("lenient", two(lenient())),
                Arguments.of("all fields too", two(lenient().setVisibility(FIELD, ANY))),
                Arguments.of("everything visible", two(lenient().setVisibility(ALL, ANY))),
                Arguments.of(
                        "fields alone", two(lenient().setVisibility(ALL, NONE).setVisibility(FIELD, ANY))),
                Arguments.of("plain 3", three(tools.jackson.databind.json.JsonMapper.builder())),
                Arguments.of(
                        "lenient 3",
                        three(tools.jackson.databind.json.JsonMapper.builder()
                                .disable(tools.jackson.databind.SerializationFeature.FAIL_ON_EMPTY_BEANS)
                                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                                .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES))),
                Arguments.of(
                        "all fields too 3",
                        three(tools.jackson.databind.json.JsonMapper.builder()
                                .changeDefaultVisibility(visibility -> visibility.withFieldVisibility(ANY)))),
                Arguments.of(
                        "fields alone 3",
                        three(tools.jackson.databind.json.JsonMapper.builder()
                                .changeDefaultVisibility(visibility -> visibility
                                        .withFieldVisibility(ANY)
                                        .withGetterVisibility(NONE)
                                        .withIsGetterVisibility(NONE)))));
    }

    private static ObjectMapper lenient() {
        var builder = JsonMapper.builder()
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        // Jackson 2 refuses Optional and Instant without modules of its own; this one is as if it had them.
        Stream.of(MapperFeature.values())
                .filter(feature -> feature.name().startsWith("REQUIRE_HANDLERS_FOR_JAVA8"))
                .forEach(builder::disable);
        return builder.build();
    }

    private static Mapper two(ObjectMapper mapper) {
        return new Mapper() {
            @Override
            public String write(Object value) throws Exception {
                return mapper.writeValueAsString(value);
            }

            @Override
            public Object read(String json, Class<?> type) throws Exception {
                return mapper.readValue(json, type);
            }
        };
    }

    private static Mapper three(tools.jackson.databind.json.JsonMapper.Builder builder) {
        var mapper = builder.build();
        return new Mapper() {
            @Override
            public String write(Object value) {
                return mapper.writeValueAsString(value);
            }

            @Override
            public Object read(String json, Class<?> type) {
                return mapper.readValue(json, type);
            }
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappers")
    void writes_nothing_of_the_contract(String name, Mapper mapper) {
        for (var value : List.of(
                EXIT, Symbol.of("BTCUSDT"), Price.of(1), Seconds.of(60), new Halt(true), Map.of("intent", EXIT))) {
            assertThatThrownBy(() -> mapper.write(value))
                    .as(name + " " + value)
                    .hasMessageContaining(
                            " is read and written by a codec, or by a Jackson mapper that has the"
                                    + " TradeschemaModule of schema-json: add it to the mapper, in Spring Boot by declaring a bean");
        }
        assertThatThrownBy(() -> mapper.write(
                        HarvestPolicy.builder().mode(HarvestMode.SWING).build()))
                .isNotNull();
        assertThatThrownBy(() -> mapper.write(new Order("1", Symbol.of("BTCUSDT"))))
                .hasMessageContaining("Symbol is read and written by a codec");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappers")
    void reads_no_half_empty_event(String name, Mapper mapper) {
        for (var json : List.of(
                "{\"symbol\":{\"value\":\"BTCUSDT\"},\"side\":\"SELL\"}",
                "{\"symbol\":{\"value\":\"BTCUSDT\"},\"action\":\"SELL\"}",
                "{\"action\":null}",
                "{}")) {
            assertThatThrownBy(() -> mapper.read(json, TradeIntent.class))
                    .as(name + " " + json)
                    .isNotNull();
        }
        for (var type : List.of(TradeIntent.class, io.tradeschema.event.TradeClosed.class, HarvestPolicy.class)) {
            assertThatThrownBy(() -> mapper.read("{}", type))
                    .hasMessageContaining(type.getSimpleName() + " is made by " + type.getSimpleName() + ".builder() or"
                            + " TYPE.draft(), which check every field, never by its constructor");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappers")
    void reads_no_value_that_its_type_refuses(String name, Mapper mapper) {
        assertThatThrownBy(() -> mapper.read("{\"value\":\"btc/usdt\"}", Symbol.class))
                .as(name)
                .hasMessageContaining("[TEXT_CHARACTERS]");
        assertThatThrownBy(() -> mapper.read("{}", Symbol.class)).hasMessageContaining("Symbol of null");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappers")
    void writes_what_is_not_of_the_contract_as_ever(String name, Mapper mapper) throws Exception {
        assertThat(mapper.write(Map.of("id", 1))).as(name).isEqualTo("{\"id\":1}");
    }
}

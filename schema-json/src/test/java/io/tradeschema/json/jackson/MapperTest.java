package io.tradeschema.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tradeschema.event.Action;
import io.tradeschema.event.ExitReason;
import io.tradeschema.event.HarvestMode;
import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.json.EventCodec;
import io.tradeschema.json.jackson.ServiceMapper.Refusal;
import io.tradeschema.model.Above;
import io.tradeschema.model.Count;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.ValueType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What both modules promise; one subclass for each Jackson. */
abstract class MapperTest {

    static final TradeIntent EXIT = TradeIntent.builder()
            .symbol("BTCUSDT")
            .action(Action.SELL)
            .positionSizeUsd(Usd.of("200.0"))
            .leverage(Leverage.of(1))
            .entryPrice(Price.of("0.00000012"))
            .source("exit_monitor")
            .build();

    private static final String EXIT_JSON = "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,"
            + "\"leverage\":1,\"entry_price\":0.00000012,\"source\":\"exit_monitor\"}";

    private static final String INCIDENT = "trade.intent@" + TradeIntent.TYPE.version()
            + " $.side: \"side\" is retired, found the text \"SELL\"; send \"action\": \"SELL\" instead,"
            + " one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]";

    /** A mapper that has found the module by itself. */
    abstract ServiceMapper mapper();

    abstract ServiceMapper mapper(Limits limits, EventType<?>... others);

    abstract ServiceMapper mapperThatNamesClasses();

    /** What a service's own classes look like. */
    record Order(String id, TradeIntent intent, Price limit, Symbol symbol, ExitReason reason, HarvestPolicy policy) {}

    record Anything(Object content) {}

    @Doc("one part of an order")
    public record Part(@Doc("at which price") Price price) {

        public static final ObjectType<Part> TYPE = ValueType.object(Part.class);
    }

    @Doc("the report that an order was filled")
    record Filled(
            @Doc("its parts") @Count(least = 1, most = 3) List<Part> parts,
            @Doc("what is left") Optional<List<Price>> levels,
            @Doc("which counted") Optional<List<Boolean>> counted)
            implements Event {
        static final EventType<Filled> TYPE = EventType.of(MethodHandles.lookup(), Filled.class)
                .named("filled")
                .on("quantum:stream:filled")
                .build();
    }

    @Test
    void lists_are_read_and_written_element_by_element() {
        var mapper = mapper(Limits.STANDARD, Filled.TYPE);
        var json = "{\"parts\":[{\"price\":1.5},{\"price\":2}],\"levels\":[],\"counted\":[true]}";

        var filled = mapper.read(json, Filled.class);

        assertThat(filled)
                .isEqualTo(new Filled(
                        List.of(new Part(Price.of("1.5")), new Part(Price.of("2"))),
                        Optional.of(List.of()),
                        Optional.of(List.of(true))));
        assertThat(mapper.readTree(json, Filled.class)).isEqualTo(filled);
        assertThat(mapper.readBuffer(json, Filled.class)).isEqualTo(filled);
        assertThat(mapper.write(filled)).isEqualTo(json);
        assertThat(mapper.writeTree(filled)).isEqualTo(json);
        assertThat(mapper.convert(Map.of("parts", List.of(Map.of("price", new BigDecimal("1")))), Filled.class))
                .isEqualTo(new Filled(List.of(new Part(Price.of("1"))), Optional.empty(), Optional.empty()));
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> mapper.read("{\"parts\":[{\"price\":1},null,{\"prise\":1}]}", Filled.class))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "filled@1.0.0 $.parts[1]: an element is null; leave it out, or write an object with price [NULL_FIELD]",
                        "filled@1.0.0 $.parts[2].price: required but absent; add it: a number above 0 [MISSING_FIELD]",
                        "filled@1.0.0 $.parts[2].prise: no such field, found the number 1; did you mean \"price\"?"
                                + " [UNKNOWN_FIELD]");
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> mapper.write(new Filled(List.of(), Optional.empty(), Optional.empty())))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("filled@1.0.0 $.parts: 0 elements; write a list of 1 to 3, each an object with price"
                        + " [LIST_LENGTH]");
    }

    @Doc("the report that a deposit came in")
    record Deposit(
            @Doc("how much") @Above("0") Usd amount,
            @Doc("a fee") Optional<Usd> fee) implements Event {
        static final EventType<Deposit> TYPE = EventType.of(MethodHandles.lookup(), Deposit.class)
                .named("deposit")
                .on("quantum:stream:deposit")
                .build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXIT_JSON,
                "{\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"position_size_usd\":200.0,\"leverage\":1,\"entry_price\":1}",
                "{}",
                "[]",
                "[{\"a\":[1,2]}]",
                "\"{}\"",
                "5",
                "true",
                "null",
                "{\"symbol\":\"btcusdt\",\"action\":\"buy\",\"position_size_usd\":\"200.0\",\"leverage\":126,"
                        + "\"entry_price\":null,\"stoploss\":1.5,\"zebra\":{\"a\":[1]}}",
                "{\"symbol\":\"BTCUSDT\",\"symbol\":\"ETHUSDT\",\"zebra\":1,\"zebra\":2}",
                "{\"symbol\":[\"BTCUSDT\"],\"action\":{\"a\":1},\"position_size_usd\":true,\"leverage\":false}",
                "{\"timestamp\":1768740826,\"confidence\":1.00000000000000000001,\"entry_price\":1e-05}",
                "{\"timestamp\":\"2026-02-30T00:00:00Z\",\"entry_price\":1e99999,\"leverage\":1e400}",
                "{\"timestamp\":\"2026-01-21T04:10:00\",\"source\":\"\",\"model\":null}",
                "{\"ai_harvest_policy\":{\"mode\":\"trend_runner\",\"trail_pct\":2.0,\"trail_pct\":3,\"x\":[]}}",
                "{\"ai_harvest_policy\":{\"max_time_sec\":0.5,\"partial_close_pct\":101}}",
                "{\"ai_harvest_policy\":\"trend_runner\"}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}",
                "{\"position_size_usd\":1.00000000000000000000000000000000000000000001}",
                "{\"entry_price\":123456789012345678901234567890}",
                "{\"a_name_that_is_far_longer_than_any_name_of_any_contract_could_ever_be\":1}"
            })
    void a_mapper_finds_what_the_codec_finds(String json) {
        var expected = EventCodec.of(TradeIntent.TYPE).decode(json);

        assertSame(expected, () -> mapper().read(json, TradeIntent.class));
        assertSame(expected, () -> mapper().readBytes(json.getBytes(StandardCharsets.UTF_8), TradeIntent.class));
        assertSame(expected, () -> mapper().readBuffer(json, TradeIntent.class));
    }

    private static void assertSame(Outcome<TradeIntent> expected, Supplier<TradeIntent> reading) {
        if (expected.accepted()) {
            assertThat(reading.get()).isEqualTo(expected.orThrow());
        } else {
            assertThat(catchThrowableOfType(Refusal.class, reading::get).findings())
                    .isEqualTo(expected.findings());
        }
    }

    @Test
    void the_message_of_a_refusal_has_each_finding_on_a_line() {
        var json = "{\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"leverage\":1,\"entry_price\":1}";

        assertThat(catchThrowableOfType(Refusal.class, () -> mapper().read(json, TradeIntent.class)))
                .message()
                .startsWith("trade.intent@" + TradeIntent.TYPE.version()
                        + " $.position_size_usd: required but absent; add it: a number above 0 [MISSING_FIELD]\n"
                        + INCIDENT + "\n")
                .doesNotContain("BTCUSDT");
    }

    @Test
    void an_event_is_written_byte_for_byte_as_the_codec_writes_it() {
        assertThat(mapper().write(EXIT)).isEqualTo(EXIT_JSON);
        assertThat(mapper().write(EXIT))
                .isEqualTo(EventCodec.of(TradeIntent.TYPE).encodeToString(EXIT));
    }

    @Test
    void an_event_that_its_constructor_let_through_is_not_written() {
        var mapper = mapper(Limits.STANDARD, Deposit.TYPE);
        var negative = new Deposit(Usd.of(-5), Optional.empty());

        assertThat(catchThrowableOfType(Refusal.class, () -> mapper.write(negative))
                        .findings())
                .extracting(Finding::toString)
                .containsExactly("deposit@1.0.0 $.amount: outside the bounds of Usd, found -5;"
                        + " write a number above 0; check the unit first [OUT_OF_RANGE]");
    }

    @Test
    void events_are_read_inside_lists_and_the_place_is_told() {
        assertThat(mapper().readIntents("[" + EXIT_JSON + "," + EXIT_JSON + "]"))
                .containsExactly(EXIT, EXIT);

        assertThatThrownBy(() -> mapper().readIntents("[" + EXIT_JSON + ",{\"side\":\"SELL\"}]"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(INCIDENT)
                .hasMessageContaining("ArrayList[1]");
    }

    @Test
    void events_and_values_stand_inside_the_services_own_classes() {
        var order = new Order(
                "o-1",
                EXIT,
                Price.of("1.62"),
                Symbol.of("ETHUSDT"),
                ExitReason.TP_HIT,
                HarvestPolicy.builder().mode(HarvestMode.SWING).build());
        var json = "{\"id\":\"o-1\",\"intent\":" + EXIT_JSON + ",\"limit\":1.62,\"symbol\":\"ETHUSDT\","
                + "\"reason\":\"tp_hit\",\"policy\":{\"mode\":\"swing\"}}";

        assertThat(mapper().read(json, Order.class)).isEqualTo(order);
        assertThat(mapper().readTree(json, Order.class)).isEqualTo(order);
        assertThat(mapper().convert(order, Order.class)).isEqualTo(order);
        assertThat(mapper().read(mapper().write(order), Order.class)).isEqualTo(order);
    }

    @Test
    void a_value_alone_is_held_to_its_type() {
        assertThat(findings("{\"limit\":\"1.62\"}"))
                .containsExactly("Price $: not a number above 0, found the text \"1.62\";"
                        + " write the number without quotes [WRONG_TYPE]");
        assertThat(findings("{\"limit\":-1}"))
                .containsExactly("Price $: outside the bounds of Price, found -1;"
                        + " write a number above 0; check the unit first [OUT_OF_RANGE]");
        assertThat(findings("{\"limit\":{\"value\":1}}"))
                .containsExactly("Price $: not a number above 0, found an object; write a number above 0 [WRONG_TYPE]");
        assertThat(findings("{\"reason\":\"TP_HIT\"}"))
                .singleElement()
                .asString()
                .endsWith("[UNKNOWN_VALUE]");
        assertThat(findings("{\"policy\":[]}")).singleElement().asString().endsWith("[NOT_AN_OBJECT]");
    }

    private List<String> findings(String json) {
        return catchThrowableOfType(Refusal.class, () -> mapper().read(json, Order.class)).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void a_value_outside_of_events_is_not_narrowed_as_a_field_may_be() {
        assertThat(mapper().read("-12.50", Usd.class)).isEqualTo(Usd.of("-12.5"));
        assertThat(mapper().write(Usd.of("-12.50"))).isEqualTo("-12.5");
    }

    @Test
    void null_and_absence_inside_the_services_own_classes_are_the_services_affair() {
        assertThat(mapper().read("{\"id\":\"o-1\",\"intent\":null,\"limit\":null}", Order.class))
                .isEqualTo(mapper().read("{\"id\":\"o-1\"}", Order.class))
                .isEqualTo(new Order("o-1", null, null, null, null, null));
    }

    @Test
    void numbers_keep_every_digit() {
        var json = EXIT_JSON.replace("0.00000012", "12345678901234567890.12345678901234");
        var exact = EXIT.withEntryPrice(Price.of("12345678901234567890.12345678901234"));

        assertThat(mapper().read(json, TradeIntent.class)).isEqualTo(exact);
        assertThat(mapper().readTree(json, TradeIntent.class)).isEqualTo(exact);
        assertThat(mapper().readBuffer(json, TradeIntent.class)).isEqualTo(exact);
        assertThat(mapper().convert(exact, TradeIntent.class)).isEqualTo(exact);
        assertThat(mapper().write(exact)).isEqualTo(json);
        assertThat(mapper().readTree(mapper().writeTree(exact), TradeIntent.class))
                .isEqualTo(exact);
    }

    @Test
    void an_event_becomes_a_map_of_exact_numbers_and_back() {
        var map = mapper().convert(EXIT, Map.class);

        assertThat(map)
                .containsEntry("entry_price", new BigDecimal("0.00000012"))
                .containsEntry("action", "SELL");
        assertThat(mapper().convert(map, TradeIntent.class)).isEqualTo(EXIT);
        assertThat(mapper().convert(new LinkedHashMap<>(TradeIntent.TYPE.shape().wire(EXIT)), TradeIntent.class))
                .isEqualTo(EXIT);
    }

    @Test
    void a_mapper_that_names_classes_names_those_of_events_too() {
        var json = mapperThatNamesClasses().write(new Anything(EXIT));

        assertThat(json).startsWith("{\"content\":{\"@class\":\"io.tradeschema.event.TradeIntent\",\"symbol\":");
        assertThat(mapperThatNamesClasses().read(json, Anything.class)).isEqualTo(new Anything(EXIT));
        var price = mapperThatNamesClasses().write(new Anything(Price.of("1.62")));
        assertThat(mapperThatNamesClasses().read(price, Anything.class)).isEqualTo(new Anything(Price.of("1.62")));
    }

    @Test
    void the_limits_are_those_that_the_module_was_given() {
        var few = new Limits(16, 4, 8, 1024, 64, 40);

        assertThat(catchThrowableOfType(Refusal.class, () -> mapper(few).read(EXIT_JSON, TradeIntent.class))
                        .findings())
                .isEqualTo(EventCodec.of(TradeIntent.TYPE, new Limits(16384, 4, 8, 1024, 64, 40))
                        .decode(EXIT_JSON)
                        .findings());
    }

    @Test
    void a_message_that_is_too_long_is_refused_wherever_it_stands() {
        var json = EXIT_JSON.replace("}", " ".repeat(16 * 1024) + "}");
        var expected = EventCodec.of(TradeIntent.TYPE).decode(json).findings();

        assertThat(catchThrowableOfType(Refusal.class, () -> mapper().read(json, TradeIntent.class))
                        .findings())
                .isEqualTo(expected);
        assertThat(catchThrowableOfType(Refusal.class, () -> mapper().readIntents("[" + EXIT_JSON + "," + json + "]"))
                        .findings())
                .isEqualTo(expected);
        assertThat(mapper().readIntents("[" + (EXIT_JSON + ",").repeat(299) + EXIT_JSON + "]"))
                .hasSize(300);
    }

    @Test
    void an_event_that_no_service_line_names_is_registered_by_hand() {
        var mapper = mapper(Limits.STANDARD, Deposit.TYPE);

        assertThat(mapper.read("{\"amount\":5}", Deposit.class)).isEqualTo(new Deposit(Usd.of(5), Optional.empty()));
        assertThat(mapper.write(new Deposit(Usd.of(5), Optional.empty()))).isEqualTo("{\"amount\":5}");
        assertThat(mapper.read(EXIT_JSON, TradeIntent.class)).isEqualTo(EXIT);
    }

    @Test
    void text_that_is_no_json_is_refused_by_the_mappers_own_parser() {
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> mapper().read("{\"symbol\":\"BTCUSDT\",", TradeIntent.class))
                        .findings())
                .isEmpty();
    }

    /** The exception that the mapper throws for this text, after it was written to a stream of Java objects and read. */
    abstract List<Finding> serialised(String json) throws Exception;

    @Test
    void the_exception_carries_its_findings_through_serialisation() throws Exception {
        assertThat(serialised(EXIT_JSON.replace("action", "side")))
                .extracting(Finding::toString)
                .containsExactly(INCIDENT);
    }

    static Object copy(Object original) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}

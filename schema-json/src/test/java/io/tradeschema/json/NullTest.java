package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Limits;
import io.tradeschema.model.Version;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever hands a null to a codec is told what it was meant for, or it is an empty message. */
@SuppressWarnings("NullAway")
class NullTest {

    private static final EventCodec<TradeIntent> CODEC = EventCodec.of(TradeIntent.TYPE);
    private static final EntryCodec<TradeIntent> ENTRIES = EntryCodec.of(CODEC);
    private static final LegacyWire<TradeIntent> LEGACY = LegacyWire.of(ENTRIES, LocalDate.of(2030, 1, 1));
    private static final TradeIntent EXIT = TradeIntent.builder()
            .symbol("BTCUSDT")
            .action(Action.SELL)
            .positionSizeUsd(Usd.of(200))
            .leverage(Leverage.of(1))
            .entryPrice(Price.of(88000))
            .build();
    private static final Entry<TradeIntent> ENTRY =
            Entry.of(EXIT, Instant.parse("2026-01-21T04:10:00Z"), Name.of("exit_monitor"));

    @Test
    void an_event_that_is_null_is_not_written() {
        assertThatThrownBy(() -> CODEC.encode(null)).hasMessage("the event is null: hand in one");
        assertThatThrownBy(() -> CODEC.encodeToString(null)).hasMessage("the event is null: hand in one");
        assertThatThrownBy(() -> ENTRIES.encode(null)).hasMessage("the entry is null: hand in Entry.of(\u2026)");
        assertThatThrownBy(() -> Entry.of(null, ENTRY.timestamp(), ENTRY.source()))
                .hasMessage("event");
    }

    @Test
    void a_value_that_is_null_is_a_finding_that_names_its_field() {
        var message = new HashMap<String, Object>(TradeIntent.TYPE.shape().wire(EXIT));
        message.put("symbol", null);

        assertThat(CODEC.decode(message).findings())
                .singleElement()
                .hasToString(
                        TradeIntent.TYPE + " $.symbol: required but null; write a text of 2 to 32 characters A-Z0-9_-,"
                                + " or do not publish the message [NULL_FIELD]");
    }

    @Test
    void every_parameter_of_every_codec_is_named_or_may_be_null() throws ReflectiveOperationException {
        var refused = 0;
        for (var target : List.of(CODEC, ENTRIES, LEGACY, ENTRY)) {
            for (var way : ways(target.getClass())) {
                for (var i = 0; i < way.getParameterCount(); i++) {
                    if (!way.getParameterTypes()[i].isPrimitive()) {
                        refused += refusals(way, target, i);
                    }
                }
            }
        }
        assertThat(refused).isGreaterThan(30);
    }

    private static int refusals(Executable way, Object target, int position) throws ReflectiveOperationException {
        var arguments =
                Arrays.stream(way.getParameterTypes()).map(NullTest::something).toArray();
        arguments[position] = null;
        try {
            if (way instanceof Method method) {
                method.invoke(target, arguments);
            } else {
                ((java.lang.reflect.Constructor<?>) way).newInstance(arguments);
            }
            return 0;
        } catch (InvocationTargetException e) {
            assertThat(e.getCause())
                    .as(way + ", parameter " + position)
                    .isInstanceOf(NullPointerException.class)
                    .message()
                    .matches(".+ (is|are) null: .+|" + way.getParameters()[position].getName());
            return 1;
        }
    }

    private static List<Executable> ways(Class<?> type) {
        var ways = new ArrayList<Executable>(List.of(type.getConstructors()));
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !method.getName().equals("equals"))
                .forEach(ways::add);
        return ways;
    }

    private static Object something(Class<?> type) {
        return Map.<Class<?>, Object>ofEntries(
                        Map.entry(Object.class, EXIT),
                        Map.entry(Entry.class, ENTRY),
                        Map.entry(EventCodec.class, CODEC),
                        Map.entry(EntryCodec.class, ENTRIES),
                        Map.entry(Contract.class, TradeIntent.TYPE),
                        Map.entry(Limits.class, Limits.STANDARD),
                        Map.entry(Version.class, new Version(1, 2, 0)),
                        Map.entry(Duration.class, Duration.ofSeconds(5)),
                        Map.entry(Clock.class, Clock.systemUTC()),
                        Map.entry(LocalDate.class, LocalDate.of(2030, 1, 1)),
                        Map.entry(Instant.class, ENTRY.timestamp()),
                        Map.entry(Name.class, ENTRY.source()),
                        Map.entry(Optional.class, Optional.empty()),
                        Map.entry(String.class, "x"),
                        Map.entry(String[].class, new String[0]),
                        Map.entry(List.class, List.of()),
                        Map.entry(Map.class, Map.of()),
                        Map.entry(byte[].class, new byte[0]),
                        Map.entry(ByteBuffer.class, ByteBuffer.allocate(1024)),
                        Map.entry(InputStream.class, new ByteArrayInputStream(new byte[0])))
                .get(type);
    }
}

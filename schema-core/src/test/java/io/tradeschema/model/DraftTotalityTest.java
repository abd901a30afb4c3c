package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Action;
import io.tradeschema.event.HarvestPolicy;
import io.tradeschema.event.Price;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever is put into a draft, an event or a refusal comes out, and never an exception. */
class DraftTotalityTest {

    private static final int ROUNDS = Integer.getInteger("tradeschema.rounds", 20_000);

    private final long seed = Long.getLong("tradeschema.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void any_map_gives_an_event_or_findings() {
        var accepted = 0;
        var refused = 0;
        for (var round = 0; round < ROUNDS; round++) {
            var type = random.nextBoolean() ? TradeIntent.TYPE : TradeClosed.TYPE;
            var message = message(type);
            try {
                var outcome = type.draft(message).build();
                assertThat(outcome).isEqualTo(type.draft(message).build());
                outcome.findings().forEach(DraftTotalityTest::isPrintable);
                if (outcome.accepted()) {
                    accepted++;
                    roundTrip(type, outcome.orThrow());
                } else {
                    refused++;
                }
            } catch (RuntimeException | StackOverflowError | AssertionError broken) {
                throw new AssertionError("-Dtradeschema.seed=" + seed + ", round " + round, broken);
            }
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 100);
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private static void isPrintable(Finding finding) {
        assertThat(finding.toString()).matches("[\\x20-\\x7e…]*").hasSizeLessThan(1500);
        assertThat(finding.fingerprint()).hasSize(16);
    }

    private static <T> void roundTrip(EventType<T> type, Object value) {
        var event = type.javaType().cast(value);
        assertThat(type.draft(type.shape().wire(event)).build().value()).contains(event);
        assertThat(type.check(event).value()).contains(event);
    }

    private Map<Object, Object> message(EventType<?> type) {
        var message = new HashMap<Object, Object>(valid(type));
        var edits = random.nextInt(5);
        for (var i = 0; i < edits; i++) {
            message.put(name(type), anything(0));
        }
        if (random.nextInt(10) == 0) {
            message.remove(name(type));
        }
        return message;
    }

    private static Map<String, Object> valid(EventType<?> type) {
        return type == TradeIntent.TYPE
                ? Map.of(
                        "symbol",
                        "BTCUSDT",
                        "action",
                        "SELL",
                        "position_size_usd",
                        200,
                        "leverage",
                        1,
                        "entry_price",
                        88000)
                : Map.of(
                        "symbol",
                        "BTCUSDT",
                        "status",
                        "closed",
                        "pnl",
                        -1.5,
                        "exit_reason",
                        "time_stop",
                        "exit_price",
                        1);
    }

    private Object name(EventType<?> type) {
        var fields = type.shape().fields();
        var retired = type.shape().retired();
        return switch (random.nextInt(8)) {
            case 0 -> retired.get(random.nextInt(retired.size())).name();
            case 1 -> text();
            case 2 ->
                new StringBuilder(fields.get(random.nextInt(fields.size())).name());
            case 3 ->
                random.nextInt(4) == 0
                        ? anything(0)
                        : fields.get(random.nextInt(fields.size())).component();
            default -> fields.get(random.nextInt(fields.size())).name();
        };
    }

    private final List<Supplier<Object>> scalars = List.of(
            () -> null,
            () -> true,
            () -> false,
            () -> random.nextInt(3) - 1,
            () -> random.nextLong(),
            () -> random.nextDouble(),
            () -> Double.longBitsToDouble(random.nextLong()),
            () -> Float.intBitsToFloat(random.nextInt()),
            () -> Double.NaN,
            () -> Float.NaN,
            () -> Float.POSITIVE_INFINITY,
            () -> Double.MIN_VALUE,
            () -> -0.0,
            () -> (byte) 1,
            () -> (short) 2,
            () -> 'x',
            () -> new AtomicInteger(1),
            () -> new AtomicLong(1),
            () -> new BigInteger(random.nextInt(5000), random),
            () -> new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt()),
            () -> new BigDecimal(
                    BigInteger.valueOf(random.nextInt(3) * 1000L),
                    random.nextBoolean() ? Integer.MIN_VALUE : Integer.MAX_VALUE),
            () -> new NumberText(numberText()),
            () -> new NumberText(text()),
            () -> text(),
            () -> new StringBuilder(text()),
            () -> CharBuffer.wrap(text()),
            () -> Action.SELL,
            () -> Price.of(1),
            () -> Instant.ofEpochSecond(random.nextLong() >> 20),
            () -> Instant.MAX,
            Date::new,
            Object::new,
            () -> new int[] {1},
            () -> Optional.of(1),
            () -> Thread.State.NEW,
            () -> (Runnable) () -> {},
            () -> new Object() {},
            () -> new Number() {
                private static final long serialVersionUID = 1L;

                @Override
                public int intValue() {
                    throw new ArithmeticException();
                }

                @Override
                public long longValue() {
                    throw new ArithmeticException();
                }

                @Override
                public float floatValue() {
                    throw new ArithmeticException();
                }

                @Override
                public double doubleValue() {
                    throw new ArithmeticException();
                }
            },
            () -> HarvestPolicy.TYPE.draft().set("mode", "swing"),
            () -> TradeIntent.TYPE.draft(),
            () -> HarvestPolicy.TYPE.draft().set("mode", "swing").build().orThrow(),
            () -> Map.of("mode", "swing", "trail_pct", 2),
            () -> "2026-01-21T04:10:00"
                    + List.of("", "Z", "+05:30", ".5", ".1234567890").get(random.nextInt(5)));

    private Object anything(int depth) {
        return switch (random.nextInt(depth > 10 ? 4 : 7)) {
            case 5 -> {
                var map = new HashMap<Object, Object>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    map.put(random.nextInt(3) == 0 ? "mode" : anything(11), anything(depth + 1));
                }
                yield map;
            }
            case 6 -> {
                var list = new ArrayList<Object>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    list.add(anything(depth + 1));
                }
                yield list;
            }
            default -> scalars.get(random.nextInt(scalars.size())).get();
        };
    }

    private String numberText() {
        return (random.nextBoolean() ? "-" : "")
                + random.nextInt(1000)
                + (random.nextBoolean() ? "." + random.nextInt(1000) : "")
                + (random.nextBoolean() ? "e" + random.nextLong() : "");
    }

    private String text() {
        var length = random.nextInt(20) == 0 ? random.nextInt(3000) : random.nextInt(12);
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++) {
            text.append((char) (random.nextInt(3) == 0 ? random.nextInt(0x10000) : 'A' + random.nextInt(58)));
        }
        return text.toString();
    }
}

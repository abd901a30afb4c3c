package io.tradeschema.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever hands a null in is told what it was meant for. */
@SuppressWarnings("NullAway")
class NullTest {

    private static final List<Class<?>> VALUES = List.of(
            Price.class,
            Usd.class,
            Leverage.class,
            Confidence.class,
            Percent.class,
            SignedPercent.class,
            Fraction.class,
            Quantity.class,
            Seconds.class,
            Symbol.class,
            Name.class,
            Note.class,
            Id.class);

    @Test
    void a_setter_names_its_field() {
        assertThatThrownBy(() -> TradeIntent.builder().symbol((Symbol) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("TradeIntent.symbol is null: every message has it");
        assertThatThrownBy(() -> TradeIntent.builder().symbol((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("TradeIntent.symbol is null: every message has it");
        assertThatThrownBy(() -> HarvestPolicy.builder().mode(HarvestMode.SWING).trailPct((Percent) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("HarvestPolicy.trailPct is null: leave it out, or hand in Optional.empty()");
    }

    @Test
    void every_setter_of_every_builder_names_its_field() throws ReflectiveOperationException {
        for (var event : List.of(TradeIntent.class, TradeClosed.class, HarvestPolicy.class)) {
            var builder = Class.forName(event.getName() + "Builder")
                    .getMethod("start")
                    .invoke(null);
            var setters = Stream.of(builder.getClass().getMethods())
                    .filter(method -> method.getReturnType() == builder.getClass())
                    .filter(method -> method.getParameterCount() == 1)
                    .toList();
            assertThat(setters).hasSizeGreaterThanOrEqualTo(event.getRecordComponents().length);
            for (var setter : setters) {
                assertThat(thrown(setter, builder, new Object[1]))
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageStartingWith(event.getSimpleName() + "." + setter.getName() + " is null: ");
            }
        }
    }

    @Test
    void a_builder_that_was_cast_past_its_stages_names_the_fields_that_are_missing() {
        var complete = (TradeIntentBuilder.Complete) TradeIntentBuilder.start();

        assertThatThrownBy(complete::build)
                .hasMessageContaining("$.symbol: required but null")
                .hasMessageContaining("$.entry_price: required but null");
    }

    @Test
    void a_value_says_which_type_has_no_value() {
        assertThatThrownBy(() -> new Price(null)).hasMessage("Price of null: hand in a decimal");
        assertThatThrownBy(() -> Price.of((String) null)).hasMessage("Price of null: hand in a decimal");
        assertThatThrownBy(() -> Symbol.of(null)).hasMessage("Symbol of null: hand in a text");
        assertThatThrownBy(() -> Price.toTick(BigDecimal.ONE, null, RoundingMode.DOWN))
                .hasMessage("the step is null: hand in a number above 0");
        assertThatThrownBy(() -> Price.toTick(BigDecimal.ONE, BigDecimal.ONE, null))
                .hasMessage("the rounding mode is null: say which way to round");
    }

    @Test
    void every_way_to_make_a_value_says_so() throws ReflectiveOperationException {
        var ways = 0;
        for (var value : VALUES) {
            for (var way : ways(value)) {
                for (var i = 0; i < way.getParameterCount(); i++) {
                    if (!way.getParameterTypes()[i].isPrimitive()) {
                        var arguments = Arrays.stream(way.getParameterTypes())
                                .map(NullTest::something)
                                .toArray();
                        arguments[i] = null;
                        assertThat(thrown(way, null, arguments))
                                .as(way.toString())
                                .isInstanceOf(NullPointerException.class)
                                .message()
                                .matches(
                                        "(" + value.getSimpleName() + " of|the step is|the rounding mode is) null: .+");
                        ways++;
                    }
                }
            }
        }
        assertThat(ways).isGreaterThan(60);
    }

    @Test
    void a_type_says_what_was_null() {
        assertThatThrownBy(() -> TradeIntent.TYPE.check(null)).hasMessage("the trade.intent is null: hand in an event");
        assertThatThrownBy(() -> TradeIntent.TYPE.checked(null))
                .hasMessage("the trade.intent is null: hand in an event");
        assertThatThrownBy(() -> TradeIntent.TYPE.describe(null))
                .hasMessage("the trade.intent is null: hand in an event");
        assertThatThrownBy(() -> HarvestPolicy.TYPE.checked(null)).hasMessage("HarvestPolicy is null: hand in one");
        assertThatThrownBy(() -> TradeIntent.TYPE.draft().setAll(null)).hasMessage("values is null: hand in a map");
        assertThat(catchThrowable(() -> TradeIntent.TYPE.draft().set(null, null)))
                .isNull();
        assertThat(TradeIntent.TYPE
                        .draft()
                        .set("stop_loss", null)
                        .set("symbol", null)
                        .build()
                        .findings())
                .first()
                .hasToString(
                        TradeIntent.TYPE + " $.symbol: required but null; write a text of 2 to 32 characters A-Z0-9_-,"
                                + " or do not publish the message [NULL_FIELD]");
        assertThat(Optional.ofNullable(TradeIntent.TYPE.draft().nested(null)).flatMap(nested -> nested))
                .isEmpty();
    }

    private static List<Executable> ways(Class<?> value) {
        var ways = new ArrayList<Executable>(List.of(value.getConstructors()));
        Stream.of(value.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .forEach(ways::add);
        return ways;
    }

    private static Object something(Class<?> type) {
        if (type == BigDecimal.class) {
            return BigDecimal.ONE;
        } else if (type == RoundingMode.class) {
            return RoundingMode.DOWN;
        } else if (type == Duration.class) {
            return Duration.ZERO;
        } else if (type == double.class) {
            return 1.0;
        } else {
            return type == long.class ? (Object) 1L : "1";
        }
    }

    private static Throwable thrown(Executable way, Object target, Object[] arguments)
            throws ReflectiveOperationException {
        try {
            if (way instanceof Method method) {
                method.setAccessible(true);
                method.invoke(target, arguments);
            } else {
                ((java.lang.reflect.Constructor<?>) way).newInstance(arguments);
            }
            return new AssertionError("took a null: " + way);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }
}

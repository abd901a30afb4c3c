package io.tradeschema.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Action;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.model.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The incident: the action fails, nobody is told, and the handler says that it handled the message. */
class SilentHandlerTest {

    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    /** The exchange, which refuses CLOSE as it did that night, and the orders that it took. */
    private static final class Exchange {

        private final List<Order> orders = new ArrayList<>();
        private final Set<Object> seen = new HashSet<>();

        void send(Symbol symbol, Action action) {
            if (action == Action.CLOSE) {
                throw new IllegalArgumentException("unexpected keyword: side");
            }
            take(symbol, action);
        }

        void take(Symbol symbol, Action action) {
            orders.add(new Order(symbol, action));
        }

        List<Order> takeOrders() {
            var taken = List.copyOf(orders);
            orders.clear();
            return taken;
        }
    }

    private record Order(Symbol symbol, Action action) {}

    private enum Shape {
        ITS_FAILURE_IS_CAUGHT_AND_LOGGED(true) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) {
                try {
                    exchange.send(intent.symbol(), intent.action());
                } catch (IllegalArgumentException e) {
                    assertThat(e).as("logged").hasMessageContaining("side");
                }
            }
        },
        ITS_FAILURE_IS_AN_ANSWER_THAT_NOBODY_READS(true) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) {
                if (exchange.seen.add(delivery.id()) && intent.action() != Action.CLOSE) {
                    exchange.take(intent.symbol(), intent.action());
                }
            }
        },
        ITS_FAILURE_IS_IN_A_FUTURE_THAT_NOBODY_JOINS(true) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) {
                var sent = CompletableFuture.runAsync(
                        () -> exchange.send(intent.symbol(), intent.action()), Runnable::run);
                assertThat(sent).isDone();
            }
        },
        IT_ACTS_ON_THE_FIRST_MESSAGE_OF_A_SYMBOL_ONLY(true) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) {
                if (exchange.seen.add(intent.symbol())) {
                    exchange.take(intent.symbol(), intent.action());
                }
            }
        },
        IT_DOES_SOMETHING_ELSE_INSTEAD(true) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) {
                if (exchange.seen.add(delivery.id())) {
                    exchange.take(intent.symbol(), Action.BUY);
                }
            }
        },
        IT_ACTS_AGAIN_ON_AN_ENTRY_THAT_COMES_AGAIN(true) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) {
                exchange.take(intent.symbol(), intent.action());
            }
        },
        IT_ACTS_ONCE(false) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) {
                if (exchange.seen.add(delivery.id())) {
                    exchange.take(intent.symbol(), intent.action());
                }
            }
        },
        IT_ACTS_ONCE_AND_WAITS_FOR_THE_ANSWER(false) {
            @Override
            void act(Exchange exchange, Delivery delivery, TradeIntent intent) throws CompletionException {
                if (exchange.seen.add(delivery.id())) {
                    CompletableFuture.runAsync(() -> exchange.take(intent.symbol(), intent.action()))
                            .join();
                }
            }
        };

        private final boolean red;

        Shape(boolean red) {
            this.red = red;
        }

        abstract void act(Exchange exchange, Delivery delivery, TradeIntent intent);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void a_handler_whose_effect_did_not_happen_is_red(Shape shape) {
        var exchange = new Exchange();
        var findings = ConsumerContract.of(TradeIntent.TYPE)
                .handler(delivery -> {
                    var outcome = CODEC.decode(delivery.fields());
                    if (!outcome.accepted()) {
                        return Handling.QUARANTINED;
                    }
                    shape.act(exchange, delivery, outcome.orThrow().event());
                    return Handling.HANDLED;
                })
                .then((intent, delivery) -> assertThat(exchange.takeOrders())
                        .isEqualTo(delivery.again() ? List.of() : List.of(new Order(intent.symbol(), intent.action()))))
                .findings();

        assertThat(findings.isEmpty()).isEqualTo(!shape.red);
        assertThat(findings).allMatch(finding -> finding.rule() == KitRule.EFFECT_MISSING);
    }

    /** Assertions that do not look at the effect. */
    static Stream<Arguments> blind() {
        var orders = new ArrayList<Order>();
        return Stream.of(
                Arguments.of("nothing", (BiConsumer<TradeIntent, Delivery>) (intent, delivery) -> {}),
                Arguments.of("the message", (BiConsumer<TradeIntent, Delivery>)
                        (intent, delivery) -> assertThat(intent.symbol()).isNotNull()),
                Arguments.of("that there is a list", (BiConsumer<TradeIntent, Delivery>)
                        (intent, delivery) -> assertThat(orders).isNotNull()),
                Arguments.of("that it can be read", (BiConsumer<TradeIntent, Delivery>) (intent, delivery) ->
                        assertThat(CODEC.decode(delivery.fields()).accepted()).isTrue()),
                Arguments.of("what may also be", (BiConsumer<TradeIntent, Delivery>)
                        (intent, delivery) -> assertThat(orders.size()).isNotNegative()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blind")
    void an_assertion_that_holds_without_the_effect_is_red(String name, BiConsumer<TradeIntent, Delivery> assertions) {
        assertThat(reading(delivery -> {}).then(assertions).findings())
                .as(name)
                .singleElement()
                .asString()
                .contains("would not notice a handler that does nothing")
                .endsWith("[EFFECT_NOT_LOOKED_AT]");
    }

    @Test
    void orders_that_are_never_taken_away_stand_for_those_that_are_missing() {
        var orders = new ArrayList<Symbol>();
        var contract = reading(delivery -> orders.add(
                        CODEC.decode(delivery.fields()).orThrow().event().symbol()))
                .then((intent, delivery) -> assertThat(orders).contains(intent.symbol()));

        assertThat(contract.findings()).extracting(Finding::rule).containsExactly(KitRule.EFFECT_NOT_LOOKED_AT);
    }

    private static ConsumerContract<TradeIntent> reading(Consumer<Delivery> action) {
        return ConsumerContract.of(TradeIntent.TYPE).handler(delivery -> {
            if (!CODEC.decode(delivery.fields()).accepted()) {
                return Handling.QUARANTINED;
            }
            action.accept(delivery);
            return Handling.HANDLED;
        });
    }
}

package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that cannot run is an error on a way to a bus, and a warning elsewhere. */
class CallsAwayFromABusTest {

    private static final String ORDER = """
            from dataclasses import dataclass

            @dataclass
            class Order:
                symbol: str
                action: str
            """;

    private static final String BUS = """
            import json
            import redis
            client = redis.Redis()

            def publish(order):
                client.xadd("desk:orders", {"data": json.dumps({"symbol": order.symbol, "action": order.action})})
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<String> told(String... files) throws IOException {
        for (var i = 0; i < files.length; i += 2) {
            Files.writeString(folder.resolve(files[i]), files[i + 1]);
        }
        return Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .findings()
                .stream()
                .filter(finding -> !finding.rule().name().startsWith("STREAM_"))
                .map(finding ->
                        finding.rule().name() + " " + finding.where().file().replaceFirst(".*/", "") + " "
                                + finding.where().line() + " " + finding.severity())
                .toList();
    }

    @Test
    void an_object_that_cannot_be_made_before_it_is_published_is_an_error() throws IOException {
        assertThat(told("order.py", ORDER, "bus.py", BUS, "exits.py", """
                        from bus import publish
                        from order import Order

                        def close(symbol):
                            publish(Order(symbol=symbol, side="SELL"))
                        """))
                .containsExactly("CALLSITE_SIGNATURE exits.py 5 ERROR");
    }

    @Test
    void an_object_that_another_function_makes_for_who_publishes_is_one_too() throws IOException {
        assertThat(told("order.py", ORDER, "bus.py", BUS, "build.py", """
                        from order import Order

                        def built(symbol):
                            return Order(symbol=symbol, side="SELL")
                        """, "exits.py", """
                        from build import built
                        from bus import publish

                        def close(symbol):
                            publish(built(symbol))
                        """))
                .containsExactly("CALLSITE_SIGNATURE build.py 4 ERROR");
    }

    @Test
    void the_words_of_a_bus_without_one_make_a_warning() throws IOException {
        assertThat(told("letters.py", """
                        class Newsletter:
                            def __init__(self, printer):
                                self.printer = printer

                            def run(self, text):
                                self.render(text)
                                return self.publish(text)

                            def publish(self, text):
                                self.printer.write(text)

                        def weekly(printer):
                            Newsletter(printer).run("figures")
                        """)).containsExactly("CALLSITE_AWAY_FROM_BUS letters.py 6 WARNING");
    }

    @Test
    void the_contracts_own_message_is_an_error_wherever_it_cannot_be_made() throws IOException {
        assertThat(told("intent.py", """
                        from dataclasses import dataclass

                        @dataclass
                        class TradeIntent:
                            symbol: str
                            action: str
                            position_size_usd: float
                            leverage: int
                            entry_price: float

                        def close(symbol, price):
                            return TradeIntent(symbol=symbol, side="SELL", position_size_usd=1, leverage=1, entry_price=price)
                        """)).contains("CALLSITE_UNKNOWN_FIELD intent.py 12 ERROR");
    }

    @Test
    void a_call_of_what_was_chosen_before_is_held_against_no_choice_alone() throws IOException {
        var kinds = """
                import redis
                client = redis.Redis()

                class Lamp:
                    def __init__(self, name):
                        self.name = name
                    def rank(self):
                        return 0
                    def owner(self):
                        client.xadd("house:log", {"asked": self.name})
                        return self.name

                class Door:
                    def __init__(self, name, floor):
                        self.name = name
                        client.xadd("house:log", {"made": name})
                    def rank(self):
                        return 1

                KINDS = {"lamp": Lamp, "door": Door}
                """;
        assertThat(told("kinds.py", kinds, "use.py", """
                        from kinds import KINDS, Door, Lamp

                        def thing(kind, name, floor=None):
                            made = KINDS[kind]
                            if not floor:
                                return made(name)
                            return made(name, floor)

                        def may(user, one):
                            if one.rank() == 0:
                                return one.owner() == user
                            return True

                        def go(user, floor):
                            thing("lamp", "hall")
                            thing("door", "yard", floor)
                            may(user, Lamp("hall"))
                            may(user, Door("yard", 1))
                        """)).isEmpty();
        assertThat(told("kinds.py", kinds, "use.py", """
                        from kinds import Door

                        def go(user):
                            return Door("yard", 1).owner() == user
                        """)).containsExactly("CALLSITE_NO_SUCH_METHOD use.py 4 ERROR");
    }
}

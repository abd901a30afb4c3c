package io.tradeschema.contract;

import io.tradeschema.event.Action;
import io.tradeschema.event.Name;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the pieces of Java on the pages take for granted: every name that they use and do not declare. */
public class PageSetting {

    /** For JUnit. */
    protected PageSetting() {}

    /** What was ordered. */
    public record Order(Symbol symbol, Action action) {
        public static Order of(TradeIntent intent) {
            return new Order(intent.symbol(), intent.action());
        }
    }

    /** Takes orders. */
    public static final class Exchange {
        private final List<Order> orders = new ArrayList<>();

        public List<Order> takeOrders() {
            var taken = List.copyOf(orders);
            orders.clear();
            return taken;
        }
    }

    /** Orders what it is told, once for each entry. */
    public final class Executor {
        private final Set<String> quarantine = new LinkedHashSet<>();
        private final Set<String> seen = new LinkedHashSet<>();

        public void onEntry(String id, Map<String, String> fields) {
            var outcome = EntryCodec.of(TradeIntent.TYPE).decode(fields);
            if (!outcome.accepted()) {
                quarantine.add(id);
            } else if (seen.add(id)) {
                exchange.orders.add(Order.of(outcome.orThrow().event()));
            }
        }

        public Set<String> quarantine() {
            return quarantine;
        }
    }

    /** Closes everything on a breach, in two ways of saying so. */
    public record Governor(BiConsumer<String, Map<String, String>> bus) {
        public void onBreach(String breach) {
            publish(io.tradeschema.contract.Governor.exit(Action.CLOSE)
                    .withReduceOnly(true)
                    .withSource("governor, " + breach));
        }

        private void publish(TradeIntent intent) {
            var entry = Entry.of(intent, Instant.EPOCH, Name.of("governor"));
            bus.accept(
                    TradeIntent.TYPE.stream(), EntryCodec.of(TradeIntent.TYPE).encode(entry));
        }
    }

    protected final TradeIntent close = AnswerContractTest.intent(Action.CLOSE, "exit-1");
    protected final TradeClosed closed = AnswerContractTest.closed("exit-1");
    protected final Exchange exchange = new Exchange();
    protected final Executor executor = new Executor();
    protected final String breach = "too much was lost";
    protected final Clock clock = Clock.fixed(Instant.parse("2026-01-21T04:10:00Z"), ZoneOffset.UTC);
    protected final Duration bound = Duration.ofMinutes(5);
    protected final BigDecimal tick = new BigDecimal("0.01");
    protected final BigDecimal step = new BigDecimal("0.001");
    protected final BigDecimal computed = new BigDecimal("1.23456");
    protected final byte[] bytes = "{\"symbol\":\"BTCUSDT\"}".getBytes(StandardCharsets.UTF_8);
    protected final Map<String, String> fields = EntryCodec.of(TradeIntent.TYPE)
            .encode(Entry.of(io.tradeschema.contract.Governor.exit(Action.CLOSE), Instant.EPOCH, Name.of("strategy")));
}

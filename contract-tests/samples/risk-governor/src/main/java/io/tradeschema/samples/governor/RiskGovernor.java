package io.tradeschema.samples.governor;

import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Name;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.event.Usd;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers what was opened, adds up what was lost, and asks for everything to be closed when the losses pass the limit. For
 * one thread.
 */
public final class RiskGovernor {

    /** What was opened, as far as closing it needs. */
    public record Position(Symbol symbol, Usd positionSizeUsd, Leverage leverage, Price entryPrice) {}

    private static final EntryCodec<TradeIntent> INTENTS = EntryCodec.of(TradeIntent.TYPE);
    private static final EntryCodec<TradeClosed> CLOSED = EntryCodec.of(TradeClosed.TYPE);
    private static final String SOURCE = "risk_governor";

    private final Usd limit;
    private final Bus bus;
    private final Clock clock;
    private final Map<Symbol, Position> open = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private BigDecimal loss = BigDecimal.ZERO;

    /** Halts trading once the losses are above the limit. */
    public RiskGovernor(Usd limit, Bus bus, Clock clock) {
        this.limit = limit;
        this.bus = bus;
        this.clock = clock;
    }

    /** Takes an entry of trade.intent. */
    public void onIntent(String id, Map<String, String> fields) {
        var outcome = INTENTS.decode(fields);
        if (!outcome.accepted()) {
            bus.quarantine(TradeIntent.TYPE.stream(), id, fields, outcome.findings());
        } else if (seen.add(id)) {
            remember(outcome.orThrow().event());
        }
    }

    /** Takes an entry of trade.closed. One that comes again is not lost money again. */
    public void onClosed(String id, Map<String, String> fields) {
        var outcome = CLOSED.decode(fields);
        if (!outcome.accepted()) {
            bus.quarantine(TradeClosed.TYPE.stream(), id, fields, outcome.findings());
        } else if (seen.add(id)) {
            book(outcome.orThrow().event());
        }
    }

    private void remember(TradeIntent intent) {
        if (intent.action() == Action.CLOSE || intent.reduceOnly().orElse(false)) {
            open.remove(intent.symbol());
        } else {
            open.put(
                    intent.symbol(),
                    new Position(intent.symbol(), intent.positionSizeUsd(), intent.leverage(), intent.entryPrice()));
        }
    }

    private void book(TradeClosed closed) {
        open.remove(closed.symbol());
        loss = loss.subtract(closed.pnl().value().min(BigDecimal.ZERO));
        if (loss.compareTo(limit.value()) > 0) {
            List.copyOf(open.values()).forEach(this::close);
            open.clear();
        }
    }

    private void close(Position opened) {
        var intent = TradeIntent.builder()
                .symbol(opened.symbol())
                .action(Action.CLOSE)
                .positionSizeUsd(opened.positionSizeUsd())
                .leverage(opened.leverage())
                .entryPrice(opened.entryPrice())
                .reduceOnly(true)
                .reason("the day's losses are above " + limit)
                .source(SOURCE)
                .build();
        bus.publish(TradeIntent.TYPE.stream(), INTENTS.encode(Entry.of(intent, clock.instant(), Name.of(SOURCE))));
    }

    /** What is open of an instrument. */
    public Optional<Position> open(Symbol symbol) {
        return Optional.ofNullable(open.get(symbol));
    }

    /** The losses so far, in US dollars; profits do not make up for them. A sum has more digits than one amount may have. */
    public BigDecimal loss() {
        return loss;
    }
}

package io.tradeschema.event;

import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Formerly;
import io.tradeschema.model.RequiredWhen;
import io.tradeschema.model.StrictBuilder;
import java.util.Optional;

/** The report that one position is gone: why, at which price, and what it earned. */
@StrictBuilder
@Doc("the report that one position is gone: why, at which price, and what it earned")
public record TradeClosed(
        @Doc("the instrument that was traded") Symbol symbol,
        @Doc("always closed") TradeStatus status,

        @Doc("the realised profit or loss, in money") @Formerly({"pnl_usd", "pnl_usdt", "realized_pnl", "realizedPnl"})
        Usd pnl,

        @Doc("why the position was closed") ExitReason exitReason,

        @Doc("the price at which the position was closed") @Formerly("exit")
        Price exitPrice,

        @Doc("the take-profit level that fired") @RequiredWhen(field = "exit_reason", is = "tp_hit")
        Optional<Price> tpLevel,

        @Doc("the stop-loss level that fired") @RequiredWhen(field = "exit_reason", is = "sl_hit")
        Optional<Price> slLevel,

        @Doc("the harvest policy in force") @RequiredWhen(field = "exit_reason", is = "trailing_stop")
        Optional<HarvestPolicy> harvestPolicy)
        implements Event, TradeClosedCopies {

    /** The typed handle of the event. */
    public static final EventType<TradeClosed> TYPE = EventType.of(TradeClosed.class)
            .named("trade.closed")
            .on("quantum:stream:trade.closed")
            .version("1.0.0")
            .build();

    /** A strict builder that asks for the required fields first. */
    public static TradeClosedBuilder.Start builder() {
        return TradeClosedBuilder.start();
    }

    /** The event's name and the fields that are there, by wire name. */
    @Override
    public String toString() {
        return TYPE.describe(this);
    }
}

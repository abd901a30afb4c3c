package io.tradeschema.event;

import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Formerly;
import io.tradeschema.model.RequiredWhen;
import io.tradeschema.model.Since;
import io.tradeschema.model.StrictBuilder;
import java.time.Instant;
import java.util.Optional;

/** The report that one position is gone: why, at which price, and what it earned. */
@StrictBuilder
@Doc("the report that one position is gone: why, at which price, and what it earned")
public record TradeClosed(
        @Doc("the instrument that was traded") Symbol symbol,
        @Doc("always closed") TradeStatus status,

        @Doc(
                value = "the realised profit or loss, in money, net of all trading fees",
                since = "1.2.0",
                before = "the realised profit or loss, in money")
        @Formerly({"pnl_usd", "pnl_usdt", "realized_pnl", "realizedPnl"})
        Usd pnl,

        @Doc("why the position was closed") ExitReason exitReason,

        @Doc("the price at which the position was closed") @Formerly("exit")
        Price exitPrice,

        @Doc("the take-profit level that fired") @RequiredWhen(field = "exit_reason", is = "tp_hit")
        Optional<Price> tpLevel,

        @Doc("the stop-loss level that fired") @RequiredWhen(field = "exit_reason", is = "sl_hit")
        Optional<Price> slLevel,

        @Doc("the harvest policy in force") @RequiredWhen(field = "exit_reason", is = "trailing_stop")
        Optional<HarvestPolicy> harvestPolicy,

        @Doc("when the position was closed") @Since("1.1.0") Optional<Instant> timestamp,

        @Doc("which way the position pointed") @Since("1.1.0") @Formerly("side")
        Optional<PositionSide> positionSide,

        @Doc("the price at which the position was opened") @Since("1.1.0") @Formerly("entry")
        Optional<Price> entryPrice,

        @Doc("the amount that was closed") @Since("1.1.0") Optional<Quantity> quantity,

        @Doc("the realised profit or loss; a percentage") @Since("1.1.0") @Formerly({"pnl_percent", "realized_pnl_pct"})
        Optional<SignedPercent> pnlPct,

        @Doc("the model that decided") @Since("1.1.0") @Formerly("model_id")
        Optional<Name> model,

        @Doc("the service that closed the position") @Since("1.1.0")
        Optional<Name> source,

        @Doc("why, in words") @Since("1.1.0") Optional<Note> reason,

        @Doc("the exchange's identifier of the closing order") @Since("1.1.0")
        Optional<Id> orderId,

        @Doc("the intent that led to the position") @Since("1.1.0")
        Optional<Id> intentId,

        @Doc("the intent that closed the position") @Since("1.2.0")
        Optional<Id> closeIntentId,

        @Doc("all trading fees of the entry and exit fills; a rebate is negative, and funding is not in it")
        @Since("1.2.0")
        Optional<Usd> fee)
        implements Event, TradeClosedCopies {

    /** The typed handle of the event. */
    public static final EventType<TradeClosed> TYPE = EventType.of(TradeClosed.class)
            .named("trade.closed")
            .on("quantum:stream:trade.closed")
            .version("1.2.0")
            .build();

    /** For the builder, drafts and codecs alone, which check every field: a constructor would take nulls. */
    public TradeClosed {
        TYPE.onlyByBuilder();
    }

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

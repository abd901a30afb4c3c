package io.tradeschema.event;

import static io.tradeschema.model.expect.Expect.answer;
import static io.tradeschema.model.expect.Expect.any;
import static io.tradeschema.model.expect.Expect.is;

import io.tradeschema.model.Above;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Formerly;
import io.tradeschema.model.MustUnderstand;
import io.tradeschema.model.Perishable;
import io.tradeschema.model.Retired;
import io.tradeschema.model.Since;
import io.tradeschema.model.StrictBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A strategy's wish to open, reduce or close one position. */
@StrictBuilder
@Doc("a strategy's wish to open, reduce or close one position")
public record TradeIntent(
        @Doc("the instrument to trade") Symbol symbol,

        @Doc("what to do")
        @MustUnderstand
        @Formerly(
                value = {"side", "direction"},
                values = {"LONG=BUY", "SHORT=SELL"})
        Action action,

        @Doc("the notional of the position") @MustUnderstand @Above("0") @Formerly({"size", "position_usd"})
        Usd positionSizeUsd,

        @Doc("the leverage to trade with") @MustUnderstand Leverage leverage,

        @Doc("the price at which the strategy decided") @Formerly("price")
        Price entryPrice,

        @Doc("the stop loss, as an absolute price")
        @Retired(
                value = {"sl_pct", "stop_loss_pct"},
                because = "it was a percentage; work out the absolute stop price and send that")
        Optional<Price> stopLoss,

        @Doc("the take profit, as an absolute price")
        @Retired(
                value = {"tp_pct", "take_profit_pct"},
                because = "it was a percentage; work out the absolute target price and send that")
        Optional<Price> takeProfit,

        @Doc("how sure the model is") Optional<Confidence> confidence,
        @Doc("when the strategy decided") Optional<Instant> timestamp,
        @Doc("the service that decided") Optional<Name> source,
        @Doc("the model that decided") Optional<Name> model,

        @Doc("the notional that the model recommends, before any clamping")
        Optional<Usd> aiSizeUsd,

        @Doc("the leverage that the model recommends, before any clamping")
        Optional<Leverage> aiLeverage,

        @Doc("the harvest policy that the model recommends") Optional<HarvestPolicy> aiHarvestPolicy,

        @Doc("whether this may only shrink a position, never open or turn one")
        @Since("1.1.0")
        @MustUnderstand
        @Formerly("reduceOnly")
        Optional<Boolean> reduceOnly,

        @Doc("the amount to trade") @Since("1.1.0") @MustUnderstand @Formerly("qty")
        Optional<Quantity> quantity,

        @Doc("why the strategy decided so") @Since("1.1.0") Optional<Note> reason,

        @Doc("the strategy that chose among strategies") @Since("1.1.0")
        Optional<Name> metaStrategy,

        @Doc("the market regime that the strategy saw") @Since("1.1.0")
        Optional<Name> regime,

        @Doc("the identifier of this intent, the same when it is sent again") @Since("1.1.0")
        Optional<Id> intentId)
        implements Event, TradeIntentCopies {

    /** The typed handle of the event. */
    public static final EventType<TradeIntent> TYPE = EventType.of(TradeIntent.class)
            .named("trade.intent")
            .on("quantum:stream:trade.intent")
            .version("1.2.0")
            .perishing(new Perishable("timestamp", "action", List.of("BUY", "SELL"), "reduce_only"))
            .expects(answer("exit-answered")
                    .when(any(is("action", "CLOSE"), is("reduce_only", true)))
                    .by("trade.closed")
                    .on("close_intent_id", "intent_id")
                    .within("15m")
                    .naming("symbol"))
            .build();

    /** For the builder, drafts and codecs alone, which check every field: a constructor would take nulls. */
    public TradeIntent {
        TYPE.onlyByBuilder();
    }

    /** A strict builder that asks for the required fields first. */
    public static TradeIntentBuilder.Start builder() {
        return TradeIntentBuilder.start();
    }

    /** The event's name and the fields that are there, by wire name. */
    @Override
    public String toString() {
        return TYPE.describe(this);
    }
}

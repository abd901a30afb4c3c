package io.tradeschema.generator;

import io.tradeschema.event.Action;
import io.tradeschema.event.Leverage;
import io.tradeschema.event.Note;
import io.tradeschema.event.Price;
import io.tradeschema.event.Quantity;
import io.tradeschema.event.Symbol;
import io.tradeschema.model.Above;
import io.tradeschema.model.Count;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Formerly;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.RequiredWhen;
import io.tradeschema.model.ValueType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The report that an order was filled: an event with a list of each kind of value. */
@Doc("the report that an order was filled")
public record OrderFilled(
        @Doc("the instrument") Symbol symbol,
        @Doc("what happened") @Count(least = 1, most = 12) List<Fill> fills,
        @Doc("the levels that were left") Optional<List<Price>> levels,
        @Doc("what else the order was for") @Count(most = 3) List<Symbol> others,

        @Doc("who traded which way") @RequiredWhen(field = "action", is = "SELL") @Count(least = 2, most = 2)
        Optional<List<Action>> ways,

        @Doc("what to do") Optional<Action> action,
        @Doc("when it was tried") @Count(most = 4) Optional<List<Instant>> tried,
        @Doc("which of them counted") @Count(most = 4) Optional<List<Boolean>> counted)
        implements Event {

    /** The typed handle of the event. */
    public static final EventType<OrderFilled> TYPE = EventType.of(OrderFilled.class)
            .named("order.filled")
            .on("quantum:stream:order.filled")
            .schemasAt("https://orders.example/schemas/")
            .version("1.0.0")
            .build();

    /** One part of it. */
    @Doc("one part of an order that was filled")
    public record Fill(
            @Doc("at which price") @Above("0") Price price,

            @Doc("how much") @Formerly("qty") Quantity quantity,

            @Doc("how often borrowed") Optional<Leverage> leverage,
            @Doc("what the exchange said") @Count(most = 2) Optional<List<Note>> notes) {

        /** The type of nested objects. */
        public static final ObjectType<Fill> TYPE = ValueType.object(Fill.class);
    }
}

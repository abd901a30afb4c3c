package com.acme;

import io.tradeschema.event.Symbol;
import io.tradeschema.event.Usd;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;

/** An event of this project's own. */
@Doc("the report that one position paid or received funding")
public record FundingPaid(
        @Doc("the instrument of the position") Symbol symbol,
        @Doc("what was paid, negative when received") Usd paid)
        implements Event {

    public static final EventType<FundingPaid> TYPE = EventType.of(FundingPaid.class)
            .named("funding.paid")
            .on("quantum:stream:funding.paid")
            .schemasAt("https://funding.example/schemas/")
            .version("1.0.0")
            .build();
}

package io.tradeschema.samples.own;

import io.tradeschema.event.Name;
import io.tradeschema.event.PositionSide;
import io.tradeschema.event.Price;
import io.tradeschema.event.Symbol;
import io.tradeschema.event.Usd;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Formerly;
import io.tradeschema.model.StrictBuilder;
import java.time.Instant;
import java.util.Optional;

/** The report that one position paid or received funding. */
@StrictBuilder
@Doc("the report that one position paid or received funding")
public record FundingPaid(
        @Doc("the instrument of the position") Symbol symbol,

        @Doc("which way the position lies") @Formerly("side")
        PositionSide positionSide,

        @Doc("the rate of the interval that ended") FundingRate rate,

        @Doc("what was paid, negative when received") Usd paid,

        @Doc("when the exchange settled") Instant timestamp,
        @Doc("the mark price at settlement") Optional<Price> markPrice,
        @Doc("the service that saw it") Optional<Name> source)
        implements Event, FundingPaidCopies {

    /** The typed handle of the event. */
    public static final EventType<FundingPaid> TYPE = EventType.of(FundingPaid.class)
            .named("funding.paid")
            .on("quantum:stream:funding.paid")
            .schemasAt("https://funding.example/schemas/")
            .version("1.0.0")
            .typesAt("1.0.0", "1.1.0")
            .build();

    /** For the builder, drafts and codecs alone, which check every field: a constructor would take nulls. */
    public FundingPaid {
        TYPE.onlyByBuilder();
    }

    /** A strict builder that asks for the required fields first. */
    public static FundingPaidBuilder.Start builder() {
        return FundingPaidBuilder.start();
    }
}

package io.tradeschema.gate;

import io.tradeschema.model.Condition;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A contract that no record declares, with every kind of value, for tests. */
public final class HandMade {

    private static final Shape<Map<String, Object>> PERIOD = Shape.of(
            "Period",
            "the time that a rate is paid for",
            List.of(Field.required(
                    "hours", ValueType.decimal("Hours").between("1", "24").whole(), "its length")),
            List.of());

    /** Version 1.0.0 of {@code funding.rate}. */
    public static final Contract<Map<String, Object>> FUNDING_RATE = Contract.of(Shape.of(
                    "FundingRate",
                    "the rate that one side of a perpetual pays the other",
                    List.of(
                            Field.required(
                                    "symbol",
                                    ValueType.text("Symbol").length(2, 12).characters("A-Z0-9"),
                                    "the instrument"),
                            Field.required(
                                    "payer", ValueType.choice("Side", List.of("LONG", "SHORT", "NOBODY")), "who pays"),
                            payerNeeds("rate"),
                            Field.optional("estimated", ValueType.flag(), "whether it may still change"),
                            Field.optional("due", ValueType.time(), "when it is paid"),
                            Field.optional("period", ValueType.object(PERIOD), "what it is paid for")),
                    List.of(new RetiredName("side", Optional.of("payer"), Map.of("BUY", "LONG"), ""))))
            .named("funding.rate")
            .on("quantum:stream:funding.rate")
            .build();

    private HandMade() {}

    private static Field payerNeeds(String name) {
        return new Field(
                name,
                name,
                0,
                ValueType.decimal("Rate").between("0", "0.05").unit("part of the notional"),
                false,
                "how much",
                Version.of("1.0.0"),
                Optional.of(new Condition("payer", "LONG")),
                Optional.empty(),
                false,
                Optional.empty());
    }
}

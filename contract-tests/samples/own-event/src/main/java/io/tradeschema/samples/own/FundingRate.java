package io.tradeschema.samples.own;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.DecimalValue;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;

/** The part of a position's value that one funding interval moves; negative when shorts pay longs. */
public record FundingRate(BigDecimal value) implements DecimalValue<FundingRate> {

    /** What is accepted, and how it is described. */
    public static final DecimalType<FundingRate> TYPE = ValueType.decimal(
                    FundingRate.class, FundingRate::new, FundingRate::value)
            .doc("a part of the position's value, never a percentage")
            .unit("fraction per interval")
            .between("-0.05", "0.05")
            .examples("0.0001", "-0.000025");

    /** Brings the value into its one form; throws a FindingsException when it is out of bounds. */
    public FundingRate {
        value = TYPE.canonical(value);
    }

    /** The value of a decimal text, such as {@code 0.0001}. */
    public static FundingRate of(String decimal) {
        return TYPE.parse(decimal);
    }
}

package io.tradeschema.scan.judge;

import static io.tradeschema.scan.facts.ValueKind.EPOCH;
import static io.tradeschema.scan.facts.ValueKind.FLAG;
import static io.tradeschema.scan.facts.ValueKind.ISO_TIME;
import static io.tradeschema.scan.facts.ValueKind.LIST;
import static io.tradeschema.scan.facts.ValueKind.LOCAL_TIME;
import static io.tradeschema.scan.facts.ValueKind.NUMBER;
import static io.tradeschema.scan.facts.ValueKind.OBJECT;
import static io.tradeschema.scan.facts.ValueKind.TEXT;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import io.tradeschema.scan.facts.ValueKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a type says about a value of which the source tells only what kind of thing it is.
 *
 * @param refused what is never one of its values
 * @param isMoment whether its values stand for moments, so that seconds since 1970 are another unit of them
 * @param isMeasured whether its values have a unit, so that a percentage may be one by mistake
 * @param isItsOwnText whether a value that lies flat in an entry, as text, can be judged as it is
 */
record ExpectedValue(Set<ValueKind> refused, boolean isMoment, boolean isMeasured, boolean isItsOwnText) {

    static ExpectedValue of(ValueType<?> type) {
        return type.match(new OfKinds());
    }

    /** What is known of a value, but for these kinds: a value of another one is never meant. */
    private static Set<ValueKind> allBut(ValueKind... own) {
        var refused = EnumSet.complementOf(EnumSet.of(ValueKind.NONE, ValueKind.UNKNOWN));
        refused.removeAll(Set.of(own));
        return refused;
    }

    private static final class OfKinds implements ValueType.Cases<ExpectedValue> {

        @Override
        public ExpectedValue decimal(DecimalType<?> type) {
            return new ExpectedValue(allBut(NUMBER, EPOCH), false, true, false);
        }

        @Override
        public ExpectedValue text(TextType<?> type) {
            return new ExpectedValue(allBut(TEXT, ISO_TIME, LOCAL_TIME), false, false, false);
        }

        @Override
        public ExpectedValue choice(ChoiceType<?> type) {
            return new ExpectedValue(allBut(TEXT, ISO_TIME, LOCAL_TIME), false, false, true);
        }

        @Override
        public ExpectedValue flag(FlagType type) {
            return new ExpectedValue(allBut(FLAG), false, false, false);
        }

        @Override
        public ExpectedValue time(TimeType type) {
            return new ExpectedValue(allBut(TEXT, ISO_TIME), true, false, false);
        }

        @Override
        public ExpectedValue object(ObjectType<?> type) {
            return new ExpectedValue(allBut(OBJECT), false, false, false);
        }

        @Override
        public ExpectedValue list(ListType<?> type) {
            return new ExpectedValue(allBut(LIST), false, false, false);
        }
    }
}

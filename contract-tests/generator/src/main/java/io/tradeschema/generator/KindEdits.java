package io.tradeschema.generator;

import static io.tradeschema.generator.MutationFamily.BLANK;
import static io.tradeschema.generator.MutationFamily.CHOICE;
import static io.tradeschema.generator.MutationFamily.LONE_SURROGATE;
import static io.tradeschema.generator.MutationFamily.LOOK_ALIKE;
import static io.tradeschema.generator.MutationFamily.NUMBER_DIGITS;
import static io.tradeschema.generator.MutationFamily.NUMBER_FORM;
import static io.tradeschema.generator.MutationFamily.OUT_OF_RANGE;
import static io.tradeschema.generator.MutationFamily.TEXT_FORM;
import static io.tradeschema.generator.MutationFamily.TIME_FORM;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.util.Set;

/** The families whose edits take hold of the values of a kind; those of names and of any value need no leave. */
final class KindEdits implements ValueType.Cases<Set<MutationFamily>> {

    private static final KindEdits OF_KINDS = new KindEdits();

    private KindEdits() {}

    /** Whether a family edits values of that type. */
    static boolean has(ValueType<?> type, MutationFamily family) {
        return type.match(OF_KINDS).contains(family);
    }

    @Override
    public Set<MutationFamily> decimal(DecimalType<?> type) {
        return Set.of(OUT_OF_RANGE, NUMBER_FORM, NUMBER_DIGITS);
    }

    @Override
    public Set<MutationFamily> text(TextType<?> type) {
        return Set.of(TEXT_FORM, LONE_SURROGATE, LOOK_ALIKE, BLANK);
    }

    @Override
    public Set<MutationFamily> choice(ChoiceType<?> type) {
        return Set.of(CHOICE, LOOK_ALIKE, BLANK);
    }

    /** Another JSON type is all that can stand there. */
    @Override
    public Set<MutationFamily> flag(FlagType type) {
        return Set.of();
    }

    @Override
    public Set<MutationFamily> time(TimeType type) {
        return Set.of(TIME_FORM, LONE_SURROGATE);
    }

    /** Its members are edited each by itself. */
    @Override
    public Set<MutationFamily> object(ObjectType<?> type) {
        return Set.of();
    }

    /** Its elements are edited each by itself. */
    @Override
    public Set<MutationFamily> list(ListType<?> type) {
        return Set.of(OUT_OF_RANGE);
    }
}

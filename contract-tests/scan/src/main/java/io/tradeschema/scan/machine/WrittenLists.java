package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists that are written down as a whole: {@code ["a", "b"]}, {@code List.of(a, b)}. */
final class WrittenLists {

    private WrittenLists() {}

    /**
     * How many elements the list has that stands in a slot; empty where it is not written there item by item, or was
     * changed since.
     */
    static Optional<Integer> count(Obj list, Obj.Slot slot) {
        return written(list, slot.code())
                .filter(count -> list.items().size() == Math.min(count, Obj.LONGEST))
                .filter(count -> count > Obj.LONGEST || list.tail().isNone());
    }

    private static Optional<Integer> written(Obj list, @Nullable Code code) {
        if (code instanceof Code.Seq items
                && items.items().stream().noneMatch(Code.Spread.class::isInstance)
                && items.at().equals(list.at())) {
            return Optional.of(items.items().size());
        }
        return code instanceof Code.Call call
                        && call.at().equals(list.at())
                        && call.arguments().stream().allMatch(given -> given.giving() == Code.Giving.PLACE)
                ? Optional.of(call.arguments().size())
                : Optional.empty();
    }
}

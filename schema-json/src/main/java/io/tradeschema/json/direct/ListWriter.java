package io.tradeschema.json.direct;

import io.tradeschema.model.ListType;
import java.util.List;

/** Writes lists, element by element. */
final class ListWriter extends ValueWriter {

    private final ValueWriter element;
    private final int least;
    private final int most;

    ListWriter(ListType<?> type, Room room) {
        this.element = Writers.of(type.items(), room.inElement());
        this.least = type.least();
        this.most = room.most(type);
    }

    @Override
    boolean write(Object value, Output out) {
        if (!(value instanceof List<?> list) || list.size() < least || list.size() > most) {
            return false;
        }
        out.expect(1);
        out.put('[');
        var isFirst = true;
        for (var one : list) {
            if (!isFirst) {
                out.expect(1);
                out.put(',');
            }
            isFirst = false;
            if (one == null || !element.write(one, out)) {
                return false;
            }
        }
        out.expect(1);
        out.put(']');
        return true;
    }
}

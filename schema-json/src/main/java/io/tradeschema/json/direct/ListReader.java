package io.tradeschema.json.direct;

import io.tradeschema.model.ListType;
import java.util.Arrays;
import java.util.List;

/** Reads lists, element by element. */
final class ListReader extends ValueReader {

    private static final int USUAL = 8;

    private final ValueReader element;
    private final int least;
    private final int most;

    ListReader(ListType<?> type, Room room, boolean required) {
        super(required);
        this.element = type.items().match(new Readers(room.inElement(), true));
        this.least = type.least();
        this.most = room.most(type);
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        if (in[at] != '[') {
            return DOUBT;
        }
        var elements = new Object[USUAL];
        var count = 0;
        var place = Blanks.skip(in, at + 1);
        while (in[place] != ']') {
            if (count == most) {
                return DOUBT;
            }
            elements = count == elements.length ? Arrays.copyOf(elements, 2 * count) : elements;
            place = element.read(in, place, elements, count++);
            if (place == DOUBT) {
                return DOUBT;
            }
            place = Blanks.skipTo(',', in, place);
            if (in[place] == ',') {
                place = Blanks.skip(in, place + 1);
                if (in[place] == ']') {
                    return DOUBT;
                }
            } else if (in[place] != ']') {
                return DOUBT;
            }
        }
        if (count < least) {
            return DOUBT;
        }
        values[slot] = argument(List.of(Arrays.copyOf(elements, count)));
        return place + 1;
    }
}

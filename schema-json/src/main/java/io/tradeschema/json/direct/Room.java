package io.tradeschema.json.direct;

import io.tradeschema.model.Limits;
import io.tradeschema.model.ListType;
import io.tradeschema.model.Shape;

/**
 * What the values of a message may take.
 *
 * @param limits those of the message
 * @param share the tokens that each list may take without a count of all of them; a longer list is doubtful
 */
record Room(Limits limits, int share) {

    /** The room of a shape's messages: what is left when everything else is there is shared by the lists. */
    static Room of(Shape<?> shape, Limits limits) {
        var extent = Extent.of(shape);
        return new Room(limits, (limits.tokens() - extent.tokens()) / Math.max(1, extent.lists()));
    }

    /** How many elements of a list are within the limits, whatever else the message has. */
    int most(ListType<?> type) {
        return Math.min(type.most(), share / Extent.ofElement(type).tokens());
    }

    /** The room inside an element, whose lists are counted in full already. */
    Room inElement() {
        return new Room(limits, Integer.MAX_VALUE);
    }
}

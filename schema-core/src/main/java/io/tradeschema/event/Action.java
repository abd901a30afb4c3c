package io.tradeschema.event;

import io.tradeschema.model.Doc;

/** What to do with a position. */
@Doc("what to do with a position")
public enum Action {
    /** Open or enlarge a long position, or reduce a short one. */
    BUY,
    /** Open or enlarge a short position, or reduce a long one. */
    SELL,
    /** Close the position, whichever way it points. */
    CLOSE
}

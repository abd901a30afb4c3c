package io.tradeschema.event;

import io.tradeschema.model.Doc;

/** Which way a position points. */
@Doc("which way a position points")
public enum PositionSide {
    /** Gains when the price rises. */
    LONG,
    /** Gains when the price falls. */
    SHORT
}

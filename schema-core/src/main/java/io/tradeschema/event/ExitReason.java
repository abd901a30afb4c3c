package io.tradeschema.event;

import io.tradeschema.model.Doc;
import io.tradeschema.model.LowerCase;

/** Why a position was closed; in lower case on the wire. */
@LowerCase
@Doc("why a position was closed")
public enum ExitReason {
    /** The take-profit level fired. */
    TP_HIT,
    /** The stop-loss level fired. */
    SL_HIT,
    /** The trailing stop of the harvest policy fired. */
    TRAILING_STOP,
    /** The longest holding time ran out. */
    TIME_STOP
}

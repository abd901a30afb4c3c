package io.tradeschema.event;

import io.tradeschema.model.Doc;
import io.tradeschema.model.LowerCase;

/** The state of a trade that this event reports; in lower case on the wire. */
@LowerCase
@Doc("the state that this event reports")
public enum TradeStatus {
    /** The position is gone. */
    CLOSED
}

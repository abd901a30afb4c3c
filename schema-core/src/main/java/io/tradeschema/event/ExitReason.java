package io.tradeschema.event;

import io.tradeschema.model.Doc;
import io.tradeschema.model.LowerCase;
import io.tradeschema.model.Since;

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
    TIME_STOP,
    /** An intent with action CLOSE asked for it. */
    @Since("1.2.0")
    REQUESTED,
    /** The exchange took the position because its margin no longer held it. */
    @Since("1.2.0")
    LIQUIDATION,
    /** The exchange closed it against another's liquidation: auto-deleveraging. */
    @Since("1.2.0")
    ADL,
    /** The contract expired or was delisted, and the exchange settled it. */
    @Since("1.2.0")
    SETTLEMENT,
    /** A person closed it by hand, past the strategies. */
    @Since("1.2.0")
    MANUAL
}

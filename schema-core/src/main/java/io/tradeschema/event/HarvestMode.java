package io.tradeschema.event;

import io.tradeschema.model.Doc;
import io.tradeschema.model.LowerCase;

/** How profits are taken; in lower case on the wire. */
@LowerCase
@Doc("how profits are taken")
public enum HarvestMode {
    /** Many small profits, short holding times. */
    SCALPER,
    /** Profits over hours or days. */
    SWING,
    /** Lets profits run behind a trailing stop. */
    TREND_RUNNER
}

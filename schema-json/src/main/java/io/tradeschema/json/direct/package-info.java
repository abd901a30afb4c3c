/**
 * The short way from bytes to events and back. It may only ever say yes: for a message that is valid beyond doubt it gives
 * the event, at the first doubt it gives nothing, and the reference decides. It has no findings, no limits and no rules of
 * its own.
 */
@NullMarked
package io.tradeschema.json.direct;

import org.jspecify.annotations.NullMarked;

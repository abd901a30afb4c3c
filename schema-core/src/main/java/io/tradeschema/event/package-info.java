/** The events of the trading bus and the types of their values. */
@NullMarked
package io.tradeschema.event;

import org.jspecify.annotations.NullMarked;

/** A sample service: it watches the day's loss and closes every position when there was too much of it. */
@NullMarked
package io.tradeschema.samples.governor;

import org.jspecify.annotations.NullMarked;

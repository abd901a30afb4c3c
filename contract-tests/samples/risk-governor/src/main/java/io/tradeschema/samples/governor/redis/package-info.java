/** The sample service's way to Redis. */
@NullMarked
package io.tradeschema.samples.governor.redis;

import org.jspecify.annotations.NullMarked;

/**
 * What a service does on a live bus beside reading and writing: it puts aside what it refuses, and proves or asks for the
 * pulse of the exit path. Through the service's own client of Redis, by one script.
 */
@NullMarked
package io.tradeschema.live;

import org.jspecify.annotations.NullMarked;

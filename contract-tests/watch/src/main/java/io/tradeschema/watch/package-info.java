/** Judges what must come, and when. Time is what it is told; nothing here sleeps, reads a clock or opens anything. */
@NullMarked
package io.tradeschema.watch;

import org.jspecify.annotations.NullMarked;

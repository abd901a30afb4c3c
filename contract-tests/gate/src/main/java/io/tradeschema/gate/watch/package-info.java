/** {@code watch}: what must come, and when, on a live bus and in archives. */
@NullMarked
package io.tradeschema.gate.watch;

import org.jspecify.annotations.NullMarked;

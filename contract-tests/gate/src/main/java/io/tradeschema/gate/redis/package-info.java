/** Reading a live Redis stream without disturbing it. */
@NullMarked
package io.tradeschema.gate.redis;

import org.jspecify.annotations.NullMarked;

/** Exact JSON values, read within limits. */
@NullMarked
package io.tradeschema.gate.compat.json;

import org.jspecify.annotations.NullMarked;

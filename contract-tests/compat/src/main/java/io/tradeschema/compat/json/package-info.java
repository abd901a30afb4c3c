/** Exact JSON values, read within limits. */
@NullMarked
package io.tradeschema.compat.json;

import org.jspecify.annotations.NullMarked;

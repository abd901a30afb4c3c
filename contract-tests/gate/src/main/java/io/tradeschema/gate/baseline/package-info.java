/** The findings that are known and not shown again. */
@NullMarked
package io.tradeschema.gate.baseline;

import org.jspecify.annotations.NullMarked;

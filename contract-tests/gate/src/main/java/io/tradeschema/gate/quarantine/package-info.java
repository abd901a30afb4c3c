/** What was put aside: shown, mended and brought back, one at a time. */
@NullMarked
package io.tradeschema.gate.quarantine;

import org.jspecify.annotations.NullMarked;

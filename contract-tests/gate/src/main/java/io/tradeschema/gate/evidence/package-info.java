/** What the gate checks beside the source: the archive of schemas, captured messages, and the archive's git base. */
@NullMarked
package io.tradeschema.gate.evidence;

import org.jspecify.annotations.NullMarked;

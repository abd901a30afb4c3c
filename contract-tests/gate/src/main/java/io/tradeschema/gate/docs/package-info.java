/** The parts of written pages that are derived from the model. */
@NullMarked
package io.tradeschema.gate.docs;

import org.jspecify.annotations.NullMarked;

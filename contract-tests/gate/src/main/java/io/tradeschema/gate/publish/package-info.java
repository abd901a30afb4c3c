/** The commands that print or publish what follows from the model: events, schemas, samples, the archive. */
@NullMarked
package io.tradeschema.gate.publish;

import org.jspecify.annotations.NullMarked;

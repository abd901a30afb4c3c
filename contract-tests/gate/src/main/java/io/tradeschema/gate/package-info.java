/** The command line. */
@NullMarked
package io.tradeschema.gate;

import org.jspecify.annotations.NullMarked;

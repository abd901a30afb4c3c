/** Two schemas in, a verdict out: safe, or broken with a message that proves it. Knows no trading and no command line. */
@NullMarked
package io.tradeschema.compat;

import org.jspecify.annotations.NullMarked;

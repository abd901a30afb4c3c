/** The differences between two schemas, and the rules that explain them. */
@NullMarked
package io.tradeschema.compat.change;

import org.jspecify.annotations.NullMarked;

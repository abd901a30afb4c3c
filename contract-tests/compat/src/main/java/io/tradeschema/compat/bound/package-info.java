/** What keeps the work on one pair of schemas within a bound. */
@NullMarked
package io.tradeschema.compat.bound;

import org.jspecify.annotations.NullMarked;

/** The decision whether one schema admits a message that another refuses. */
@NullMarked
package io.tradeschema.compat.decide;

import org.jspecify.annotations.NullMarked;

/**
 * Python sources, interpreted abstractly: each function is walked once with what is known of its arguments, dicts and
 * objects live on a small heap that forks at branches and joins behind them, and calls of the project's own functions
 * are followed.
 */
@NullMarked
package io.tradeschema.scan.python;

import org.jspecify.annotations.NullMarked;

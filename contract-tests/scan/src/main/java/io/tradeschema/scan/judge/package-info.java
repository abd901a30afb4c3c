/** Facts in, findings out, a judge for each kind of fact. */
@NullMarked
package io.tradeschema.scan.judge;

import org.jspecify.annotations.NullMarked;

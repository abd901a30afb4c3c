/** Which files lead to a bus, told from their bytes before anything is parsed. */
@NullMarked
package io.tradeschema.scan.reach;

import org.jspecify.annotations.NullMarked;

/** Walks code and tells what reaches a bus and what is taken from it; it knows no language and no library by name. */
@NullMarked
package io.tradeschema.scan.machine;

import org.jspecify.annotations.NullMarked;

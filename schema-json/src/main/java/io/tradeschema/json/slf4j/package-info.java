/** The folded log for services that log by SLF4J 2, which must be there. */
@NullMarked
package io.tradeschema.json.slf4j;

import org.jspecify.annotations.NullMarked;

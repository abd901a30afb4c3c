/** Real messages held against the contract: files and streams, line by line. */
@NullMarked
package io.tradeschema.gate.replay;

import org.jspecify.annotations.NullMarked;

/** What code is held against: the contracts in force, and the rules of the scan. */
@NullMarked
package io.tradeschema.scan.contract;

import org.jspecify.annotations.NullMarked;

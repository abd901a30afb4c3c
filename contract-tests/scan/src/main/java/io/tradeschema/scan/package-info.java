/** Source in, findings out: facts from every language, held against the contract and against each other. */
@NullMarked
package io.tradeschema.scan;

import org.jspecify.annotations.NullMarked;

/** The list of all rules, and the commands that print it. */
@NullMarked
package io.tradeschema.gate.rules;

import org.jspecify.annotations.NullMarked;

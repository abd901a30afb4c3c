/** The incident, shown on the sample bus. */
@NullMarked
package io.tradeschema.gate.demo;

import org.jspecify.annotations.NullMarked;

/** The contract in other languages: packages for Python and for JavaScript, generated from the model. */
@NullMarked
package io.tradeschema.gate.bindings;

import org.jspecify.annotations.NullMarked;

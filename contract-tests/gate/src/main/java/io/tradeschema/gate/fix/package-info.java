/** {@code fix}: patches that are proven by a second scan, as a diff, as suggestions, and written into the files. */
@NullMarked
package io.tradeschema.gate.fix;

import org.jspecify.annotations.NullMarked;

/** Independent validators that confirm a witness before it is printed. */
@NullMarked
package io.tradeschema.compat.confirm;

import org.jspecify.annotations.NullMarked;

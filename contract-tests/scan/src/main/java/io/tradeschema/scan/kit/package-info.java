/** Tests of services that are written with the kit: which of them cannot fail. */
@NullMarked
package io.tradeschema.scan.kit;

import org.jspecify.annotations.NullMarked;

/** The events as JSON: codec, envelope, published schemas and their archive. */
@NullMarked
package io.tradeschema.json;

import org.jspecify.annotations.NullMarked;

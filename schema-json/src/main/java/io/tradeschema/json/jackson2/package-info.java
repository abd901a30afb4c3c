/** Events for a service's own Jackson 2 {@code ObjectMapper}. */
@NullMarked
package io.tradeschema.json.jackson2;

import org.jspecify.annotations.NullMarked;

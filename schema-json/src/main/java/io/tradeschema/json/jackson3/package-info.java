/** Events for a service's own Jackson 3 {@code ObjectMapper}. */
@NullMarked
package io.tradeschema.json.jackson3;

import org.jspecify.annotations.NullMarked;

/** What a service reads, as the meters of Micrometer. */
@NullMarked
package io.tradeschema.metrics;

import org.jspecify.annotations.NullMarked;

/** Keeps a service's log readable when one thing goes wrong again and again. */
@NullMarked
package io.tradeschema.json.log;

import org.jspecify.annotations.NullMarked;

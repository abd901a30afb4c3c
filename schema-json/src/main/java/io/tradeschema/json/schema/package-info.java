/** Reads a JSON Schema as a contract: exactly what a shape can say, and every other keyword by its line. */
@NullMarked
package io.tradeschema.json.schema;

import org.jspecify.annotations.NullMarked;

/** JSON Schemas of five drafts, read into one form, and the exact evaluation of messages against them. */
@NullMarked
package io.tradeschema.compat.schema;

import org.jspecify.annotations.NullMarked;

/** What an event is: shapes, value types, strict drafts, and the findings they give. */
@NullMarked
package io.tradeschema.model;

import org.jspecify.annotations.NullMarked;

/** The gate as goals for Maven. */
@NullMarked
package io.tradeschema.maven;

import org.jspecify.annotations.NullMarked;

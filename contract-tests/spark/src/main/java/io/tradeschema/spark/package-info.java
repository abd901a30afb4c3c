/** The judge of {@code tradeschema validate} on Spark: archives in, a Dataset of findings and their summary out. */
@NullMarked
package io.tradeschema.spark;

import org.jspecify.annotations.NullMarked;

/** How fast events are read and written, beside other libraries. */
@org.jspecify.annotations.NullMarked
package io.tradeschema.benchmarks;

/** Java sources: what Jedis, Lettuce and Spring calls write to streams and read from them, method by method. */
@NullMarked
package io.tradeschema.scan.java;

import org.jspecify.annotations.NullMarked;

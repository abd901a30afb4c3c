/** Regular expressions of ECMA-262 as regular languages over code points, searched within bounds. */
@NullMarked
package io.tradeschema.compat.regex;

import org.jspecify.annotations.NullMarked;

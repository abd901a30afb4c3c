/** The rules of the house as tests that every module runs. */
@NullMarked
package io.tradeschema.house;

import org.jspecify.annotations.NullMarked;

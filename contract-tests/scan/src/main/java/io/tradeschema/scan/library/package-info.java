/** What libraries do, in tables: one row a function, method or class. No name of a library stands anywhere else. */
@NullMarked
package io.tradeschema.scan.library;

import org.jspecify.annotations.NullMarked;

/** Source text as a compact syntax tree of our own, read once from tree-sitter. */
@NullMarked
package io.tradeschema.scan.syntax;

import org.jspecify.annotations.NullMarked;

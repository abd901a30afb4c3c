/** Shell scripts and Markdown pages: the redis-cli lines in them that write or read streams. */
@NullMarked
package io.tradeschema.scan.shell;

import org.jspecify.annotations.NullMarked;

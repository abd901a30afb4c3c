/** Code as the machine reads it: what a program does, in no language's words. */
@NullMarked
package io.tradeschema.scan.code;

import org.jspecify.annotations.NullMarked;

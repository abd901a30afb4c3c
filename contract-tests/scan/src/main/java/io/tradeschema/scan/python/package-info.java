/** Grammars and imports of languages, brought to code; nothing here knows of buses. */
@NullMarked
package io.tradeschema.scan.python;

import org.jspecify.annotations.NullMarked;

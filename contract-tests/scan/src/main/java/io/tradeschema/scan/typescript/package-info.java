/** Grammar and imports of TypeScript and JavaScript, brought to code; nothing here knows of buses. */
@NullMarked
package io.tradeschema.scan.typescript;

import org.jspecify.annotations.NullMarked;

/** YAML, and so JSON too, as nodes that know their lines; read within limits. */
@NullMarked
package io.tradeschema.gate.yaml;

import org.jspecify.annotations.NullMarked;

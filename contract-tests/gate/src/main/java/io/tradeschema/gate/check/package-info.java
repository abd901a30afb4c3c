/** The whole check of a tree: source, declared bus, evidence, waivers, baseline; one report. */
@NullMarked
package io.tradeschema.gate.check;

import org.jspecify.annotations.NullMarked;

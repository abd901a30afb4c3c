/** One report, many forms: what a command of the gate found, written for people, for machines and for build servers. */
@NullMarked
package io.tradeschema.gate.report;

import org.jspecify.annotations.NullMarked;

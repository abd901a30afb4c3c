/** Waivers: findings that a project lives with for a while, written once, judged once. */
@NullMarked
package io.tradeschema.gate.waiver;

import org.jspecify.annotations.NullMarked;

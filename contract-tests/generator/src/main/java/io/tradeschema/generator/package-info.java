/**
 * Messages of any event, made from its shape: valid ones to show, test and measure with, and ones a single edit away
 * from valid. The same seed gives the same messages on every platform.
 */
@NullMarked
package io.tradeschema.generator;

import org.jspecify.annotations.NullMarked;

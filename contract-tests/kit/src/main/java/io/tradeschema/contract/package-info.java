/**
 * What a Java service adds in test scope to prove that it speaks the schema: assertions about single messages, a
 * contract test for what it publishes and one for what it takes.
 */
@NullMarked
package io.tradeschema.contract;

import org.jspecify.annotations.NullMarked;

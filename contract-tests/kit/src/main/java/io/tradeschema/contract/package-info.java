/** What a Java service adds in test scope to prove that it speaks the schema. */
package io.tradeschema.contract;

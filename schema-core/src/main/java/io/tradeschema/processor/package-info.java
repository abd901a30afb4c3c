/** Writes typed builders while records are compiled. */
package io.tradeschema.processor;

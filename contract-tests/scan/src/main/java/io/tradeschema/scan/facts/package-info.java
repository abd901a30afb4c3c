/** What a scan knows of a source tree, independent of the language: who writes what, who reads what, and where. */
@NullMarked
package io.tradeschema.scan.facts;

import org.jspecify.annotations.NullMarked;

/** What would mend a finding: pieces of source and what to put in their place, each at its exact span. */
@NullMarked
package io.tradeschema.scan.fix;

import org.jspecify.annotations.NullMarked;

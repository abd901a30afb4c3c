/** What every command shares: exit codes, the events that a user names, why something was not checked. */
@NullMarked
package io.tradeschema.gate.cli;

import org.jspecify.annotations.NullMarked;

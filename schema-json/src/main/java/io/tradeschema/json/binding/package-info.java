/**
 * Messages as tokens, whichever parser makes them, and how the model's classes read from them. For the packages of this
 * module only: not exported, and free to change.
 */
@NullMarked
package io.tradeschema.json.binding;

import org.jspecify.annotations.NullMarked;

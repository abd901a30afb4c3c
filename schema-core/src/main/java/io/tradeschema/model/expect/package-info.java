/** What a contract expects in time: answers, rhythms, healthy messages, readers that keep up, pulses. Data, judged elsewhere. */
@NullMarked
package io.tradeschema.model.expect;

import org.jspecify.annotations.NullMarked;

/** Events as the records of Kafka's topics: the value is the event's JSON alone, the envelope's other fields are headers. */
@NullMarked
package io.tradeschema.kafka;

import org.jspecify.annotations.NullMarked;

package io.tradeschema.contract;

import io.tradeschema.model.Event;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test once for every sample of an event, which is its one parameter: the least, the full, each optional field alone,
 * each value, the bounds. Each run is named by what the sample shows.
 *
 * <pre>{@code
 * @SampleEventTest(TradeIntent.class)
 * void an_order_never_exceeds_the_notional(TradeIntent intent) { ... }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(SampleEvents.class)
public @interface SampleEventTest {

    /** The event's record. */
    Class<? extends Event> value();
}

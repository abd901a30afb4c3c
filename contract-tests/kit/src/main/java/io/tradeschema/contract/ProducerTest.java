package io.tradeschema.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A producer's contract test as an interface: a test class that implements it runs the whole contract.
 *
 * @param <T> the event
 */
public interface ProducerTest<T> {

    /** The contract with the service's messages in it. */
    ProducerContract<T> producer();

    /** One test for every message and every kind of message. */
    @TestFactory
    default Stream<DynamicTest> publishes() {
        return producer().tests();
    }
}

package io.tradeschema.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A consumer's contract test as an interface: a test class that implements it runs the whole contract.
 *
 * @param <T> the event
 */
public interface ConsumerTest<T> {

    /** The contract with the service's handler in it. */
    ConsumerContract<T> consumer();

    /** One test for every delivery. */
    @TestFactory
    default Stream<DynamicTest> consumes() {
        return consumer().tests();
    }
}

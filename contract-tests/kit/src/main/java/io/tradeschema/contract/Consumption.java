package io.tradeschema.contract;

import java.util.Set;

/**
 * Delivers to the consumer and tells what came of it.
 *
 * @param handler the consumer
 * @param quarantining the exceptions that mean quarantine
 */
record Consumption(MessageHandler handler, Set<Class<? extends Throwable>> quarantining) {

    Handling deliver(Delivery delivery) throws Escaped {
        try {
            var handling = handler.handle(delivery);
            return handling == null ? Handling.PASSED_OVER : handling;
        } catch (AssertionError e) {
            throw new Escaped(e);
        } catch (Exception | LinkageError | StackOverflowError e) {
            if (quarantining.stream().anyMatch(type -> type.isInstance(e))) {
                return Handling.QUARANTINED;
            }
            throw new Escaped(e);
        }
    }

    /** An exception that left the consumer and does not mean quarantine. */
    static final class Escaped extends Exception {

        private static final long serialVersionUID = 1L;

        Escaped(Throwable cause) {
            super(cause.getClass().getSimpleName(), cause);
        }
    }
}

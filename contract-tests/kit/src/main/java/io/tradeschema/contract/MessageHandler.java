package io.tradeschema.contract;

/** The consumer under test, as its contract test reaches it. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Delivers one entry to the consumer and says what it did, told by what the consumer left behind: an order, an entry in
     * quarantine, or nothing.
     *
     * @throws Exception when the consumer lets one out
     */
    Handling handle(Delivery delivery) throws Exception;
}

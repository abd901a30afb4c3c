package io.tradeschema.contract;

import java.util.Map;

/** Hands what a running service publishes to its contract test, numbered. */
final class Capture<T> implements CapturingPublisher<T> {

    private final ProducerContract<T> contract;
    private final String label;
    private int count;

    Capture(ProducerContract<T> contract, String label) {
        this.contract = contract;
        this.label = label;
    }

    private String next() {
        count++;
        return label + ", message " + count;
    }

    @Override
    public void event(T event) {
        contract.produces(next(), event);
    }

    @Override
    public void json(String json) {
        contract.producesJson(next(), json);
    }

    @Override
    public void json(byte[] json) {
        contract.producesJson(next(), json);
    }

    @Override
    public void entry(String stream, Map<?, ?> fields) {
        contract.producesEntry(next(), stream, fields);
    }
}

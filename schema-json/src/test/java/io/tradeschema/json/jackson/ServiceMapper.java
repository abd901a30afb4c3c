package io.tradeschema.json.jackson;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Finding;
import java.util.List;

/** A service's own mapper, of either Jackson, with whatever the service has configured. */
interface ServiceMapper {

    <V> V read(String json, Class<V> type);

    <V> V readBytes(byte[] json, Class<V> type);

    List<TradeIntent> readIntents(String json);

    /** By a tree of nodes that keeps numbers exact. */
    <V> V readTree(String json, Class<V> type);

    /** By a buffer of tokens, as Jackson makes one where the order of fields is not settled. */
    <V> V readBuffer(String json, Class<V> type);

    <V> V convert(Object value, Class<V> type);

    String write(Object value);

    /** By a tree of nodes. */
    String writeTree(Object value);

    /** What a mapper threw. */
    final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Finding> findings;

        Refusal(String message, List<Finding> findings) {
            super(message);
            this.findings = findings;
        }

        List<Finding> findings() {
            return findings;
        }
    }
}

package io.tradeschema.contract;

import io.tradeschema.json.EnvelopeField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One entry as a consumer group delivers it.
 *
 * @param id the entry's id in its stream
 * @param stream the stream
 * @param fields the entry's fields, in their order
 * @param again whether the same entry has been delivered before
 */
public record Delivery(String id, String stream, Map<String, String> fields, boolean again) {

    /** Copies the fields. */
    public Delivery {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The payload, for handlers that are given no more; an empty text when the entry has none. */
    public String payload() {
        return fields.getOrDefault(EnvelopeField.PAYLOAD.wire(), "");
    }
}

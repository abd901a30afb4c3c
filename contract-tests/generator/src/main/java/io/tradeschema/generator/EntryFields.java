package io.tradeschema.generator;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Contract;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of entries as a careful writer and a careless one write them. */
final class EntryFields {

    private final Contract<?> type;

    EntryFields(Contract<?> type) {
        this.type = type;
    }

    Map<String, String> around(String payload) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(EnvelopeField.EVENT_TYPE.wire(), type.name());
        fields.put(EnvelopeField.PAYLOAD.wire(), payload);
        fields.put(EnvelopeField.TIMESTAMP.wire(), "2026-01-21T04:10:00Z");
        fields.put(EnvelopeField.SOURCE.wire(), "contract_kit");
        fields.put(EnvelopeField.SCHEMA_VERSION.wire(), type.version().toString());
        return fields;
    }

    Map<String, String> with(String payload, EnvelopeField field, String value) {
        var fields = around(payload);
        fields.put(field.wire(), value);
        return fields;
    }

    Map<String, String> without(String payload, EnvelopeField field) {
        var fields = around(payload);
        fields.remove(field.wire());
        return fields;
    }

    /** The payload under a name of the writer's own. */
    Map<String, String> under(String name, String payload) {
        var fields = without(payload, EnvelopeField.PAYLOAD);
        fields.put(name, payload);
        return fields;
    }

    /** Payload and a second field beside it. */
    Map<String, String> beside(String payload, String name, String value) {
        var fields = around(payload);
        fields.put(name, value);
        return fields;
    }

    /** The fields of the message as the entry's own, where an envelope belongs; texts without their quotes. */
    static Map<String, String> flat(MessageText message) {
        var fields = new LinkedHashMap<String, String>();
        message.members().forEach(member -> fields.put(member.name(), text(member.value())));
        return fields;
    }

    /** The same in an envelope that has no payload. */
    Map<String, String> flatInEnvelope(MessageText message) {
        var fields = flat(message);
        fields.putAll(without("", EnvelopeField.PAYLOAD));
        return fields;
    }

    private static String text(SampleValue value) {
        var json = Layout.PYTHON.write(value);
        return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }
}

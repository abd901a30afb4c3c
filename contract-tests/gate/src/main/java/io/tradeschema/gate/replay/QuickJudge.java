package io.tradeschema.gate.replay;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepts lines that are valid beyond doubt, in one pass over their bytes. It never refuses: a line that it does not
 * accept is judged by {@link Judge}, which knows every form and finds every word.
 */
final class QuickJudge {

    private static final String PAYLOAD = EnvelopeField.PAYLOAD.wire();

    private final Map<String, EventCodec<?>> byName = new HashMap<>();
    private final Map<String, EntryCodec<?>> byStream = new HashMap<>();

    /** A judge of messages of these events. */
    QuickJudge(List<Contract<?>> types, Codecs codecs) {
        for (var type : types) {
            byName.put(type.name(), codecs.strict(type));
            byStream.put(type.stream(), EntryCodec.of(codecs.strict(type)));
        }
    }

    /** Whether the line is a message of one of the events and nothing is to be said about it. */
    boolean accepts(Line line) {
        if (line.tooLong()) {
            return false;
        }
        var json = new PlainJson(line.bytes(), 0, line.bytes().length);
        var form = json.takes('{') ? json.name() : null;
        return "event".equals(form) && acceptsPayload(json) || "stream".equals(form) && acceptsEntry(json);
    }

    private boolean acceptsPayload(PlainJson json) {
        var codec = byName.get(json.text());
        return codec != null
                && json.takes(',')
                && PAYLOAD.equals(json.name())
                && json.endsWith('}')
                && isQuiet(codec.decode(json.rest()));
    }

    private boolean acceptsEntry(PlainJson json) {
        var codec = byStream.get(json.text());
        if (codec == null || !json.takes(',')) {
            return false;
        }
        var name = json.name();
        if ("id".equals(name)) {
            name = json.text() != null && json.takes(',') ? json.name() : null;
        }
        var fields = new HashMap<String, Object>();
        return "fields".equals(name)
                && json.takes('{')
                && readsFields(json, fields)
                && json.takes('}')
                && json.ends()
                && isQuiet(codec.decode(fields));
    }

    private static boolean readsFields(PlainJson json, Map<String, Object> fields) {
        do {
            var name = json.name();
            var value = PAYLOAD.equals(name) ? json.quotedJson() : json.text();
            if (name == null || value == null || fields.put(name, value) != null) {
                return false;
            }
        } while (json.takes(','));
        return json.takes('}');
    }

    private static boolean isQuiet(Outcome<?> outcome) {
        return outcome.accepted() && outcome.findings().isEmpty();
    }
}

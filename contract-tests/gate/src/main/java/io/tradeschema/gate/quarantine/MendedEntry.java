package io.tradeschema.gate.quarantine;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.json.EnvelopeRule;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be mended of an entry without a guess: the name of the payload's field, and retired names in the payload. What is
 * still wrong then is left for people.
 *
 * @param fields the entry as it was mended
 * @param changes what was changed, a sentence each
 * @param left what is still wrong
 */
record MendedEntry(Map<String, String> fields, List<String> changes, List<Finding> left) {

    MendedEntry {
        changes = List.copyOf(changes);
        left = List.copyOf(left);
    }

    /** Whether something was mended and nothing is left. */
    boolean isWhole() {
        return !changes.isEmpty() && left.isEmpty();
    }

    static MendedEntry of(Contract<?> contract, Map<String, ?> entry) {
        var codec = EntryCodec.of(contract);
        var fields = new LinkedHashMap<String, String>();
        entry.forEach((name, value) -> fields.put(name, text(value)));
        var changes = new ArrayList<String>();
        renamePayload(codec.decode(entry).findings(), fields, changes);
        var payload = EnvelopeField.PAYLOAD.wire();
        if (fields.containsKey(payload)) {
            var mended = MendedPayload.of(contract.shape(), fields.get(payload));
            changes.addAll(mended.changes());
            fields.put(payload, mended.text());
        }
        var outcome = codec.decode(changes.isEmpty() ? entry : fields);
        return new MendedEntry(fields, changes, outcome.accepted() ? List.of() : outcome.findings());
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value.toString();
    }

    /** The JSON under another key, where the codec says which; its place among the fields stays. */
    private static void renamePayload(List<Finding> findings, Map<String, String> fields, List<String> changes) {
        var under = findings.stream()
                .filter(finding -> finding.rule() == EnvelopeRule.ENVELOPE_PAYLOAD_KEY)
                .map(finding -> finding.where().path().replaceFirst("^entry\\.", ""))
                .filter(fields::containsKey)
                .findFirst();
        if (under.isEmpty()) {
            return;
        }
        var payload = EnvelopeField.PAYLOAD.wire();
        var before = new LinkedHashMap<>(fields);
        fields.clear();
        before.forEach((name, value) -> fields.put(name.equals(under.get()) ? payload : name, value));
        changes.add("the JSON under \"" + under.get() + "\" is the \"" + payload + "\"");
    }
}

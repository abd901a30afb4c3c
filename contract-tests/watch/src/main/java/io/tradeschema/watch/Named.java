package io.tradeschema.watch;

import io.tradeschema.model.Excerpt;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a question is about: its id, and the fields that its alarms show, by their names. */
record Named(Map<String, String> fields) {

    /** What is longer is cut: a writer may send texts of any length. */
    private static final int LONGEST = 128;

    static final Named NOBODY = new Named(Map.of());

    Named(Map<String, String> fields) {
        var cut = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> cut.put(name, Excerpt.of(value, LONGEST)));
        this.fields = Collections.unmodifiableMap(cut);
    }

    /** {@code  (intent_id "exit-1", symbol "BTCUSDT")}; empty for nothing. */
    String words() {
        return fields.isEmpty()
                ? ""
                : fields.entrySet().stream()
                        .map(one -> one.getKey() + " " + Excerpt.quoted(one.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    void save(DataOutputStream out) throws IOException {
        out.writeInt(fields.size());
        for (var one : fields.entrySet()) {
            StateBytes.text(one.getKey(), out);
            StateBytes.text(one.getValue(), out);
        }
    }

    static Named load(DataInputStream in) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        for (var left = in.readInt(); left > 0; left--) {
            fields.put(StateBytes.text(in), StateBytes.text(in));
        }
        return new Named(fields);
    }
}

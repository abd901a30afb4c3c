package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.util.Optional;

/** What texts of moments look like. */
final class Times {

    private Times() {}

    /** The text of a moment in a form such as {@code %Y-%m-%dT%H:%M:%SZ}. */
    static Value formatted(Value form, Optional<Value> moment) {
        var text = form.onlyText();
        if (text.isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        var iso =
                text.get().startsWith("%Y-%m-%dT%H:%M:%S") && text.get().matches(".*(Z|%z|%:z|[+-][0-9]{2}:[0-9]{2})$");
        return Value.kind(iso ? ValueKind.ISO_TIME : text.get().contains("%") ? ValueKind.LOCAL_TIME : ValueKind.TEXT);
    }
}

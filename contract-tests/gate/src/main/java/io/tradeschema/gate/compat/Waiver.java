package io.tradeschema.gate.compat;

import io.tradeschema.compat.json.Json;
import io.tradeschema.model.Finding;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An agreement to live with one finding for a while.
 *
 * @param fingerprint which finding
 * @param reason why it can be lived with
 * @param owner who answers for it
 * @param expires the last day it holds; empty when the date is malformed
 */
record Waiver(String fingerprint, String reason, String owner, Optional<LocalDate> expires) {

    static Waiver of(Json.Obj written) {
        return new Waiver(text(written, "fingerprint"), text(written, "reason"), text(written, "owner"), date(written));
    }

    private static String text(Json.Obj written, String name) {
        return written.get(name)
                .map(value -> value instanceof Json.Str text ? text.value().strip() : "")
                .orElse("");
    }

    private static Optional<LocalDate> date(Json.Obj written) {
        try {
            return Optional.of(LocalDate.parse(text(written, "expires")));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean isWellFormed() {
        return fingerprint.matches("[0-9a-f]{16}") && !owner.isEmpty();
    }

    /** A waiver for a finding, ready to be completed. */
    static Json readyMade(Finding finding) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("fingerprint", new Json.Str(finding.fingerprint()));
        members.put("rule", new Json.Str(finding.rule().name()));
        members.put("where", new Json.Str(finding.where().path()));
        members.put("reason", new Json.Str(""));
        members.put("owner", new Json.Str(""));
        members.put("expires", new Json.Str(""));
        return new Json.Obj(members);
    }
}

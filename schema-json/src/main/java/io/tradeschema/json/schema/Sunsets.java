package io.tradeschema.json.schema;

import io.tradeschema.model.Deprecation;
import io.tradeschema.model.Version;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how a field goes: since which version, from which day on, and why. */
final class Sunsets {

    static final String FORM =
            "write \"x-deprecated\": {\"since\": \"1.1.0\", \"sunset\": \"2027-01-31\", \"because\": \"send \u2026 instead\"}";

    private final Complaints complaints;

    Sunsets(Complaints complaints) {
        this.complaints = complaints;
    }

    Optional<Deprecation> read(Map<String, Node> parts, Place place) {
        var since = text(parts, "since").flatMap(Version::parse);
        var sunset = text(parts, "sunset").flatMap(Sunsets::day);
        var because = text(parts, "because").filter(text -> !text.isBlank());
        if (!parts.keySet().equals(Set.of("since", "sunset", "because"))
                || since.isEmpty()
                || sunset.isEmpty()
                || because.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE, place, "\"x-deprecated\" lacks a part, or has one that is none", FORM);
            return Optional.empty();
        }
        return Optional.of(new Deprecation(since.get(), sunset.get(), Types.clause(because)));
    }

    static Optional<String> text(Map<String, Node> parts, String name) {
        return Optional.ofNullable(parts.get(name)).flatMap(Node::asText);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

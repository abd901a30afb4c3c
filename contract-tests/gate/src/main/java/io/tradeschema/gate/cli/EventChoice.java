package io.tradeschema.gate.cli;

import io.tradeschema.json.SchemaText;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Version;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Finds the event that a user names as {@code NAME} or {@code NAME@VERSION}. */
public final class EventChoice {

    private EventChoice() {}

    /**
     * The event of that name, at that version.
     *
     * @throws NotCheckedException when there is no such event or version, naming the ones there are
     */
    public static Contract<?> of(String nameAndVersion, Contracts events) {
        var parts = nameAndVersion.split("@", 2);
        var type = events.named(parts[0]).orElseThrow(() -> unknown(parts[0], events));
        return parts.length == 1 ? type : at(type, parts[1]);
    }

    private static NotCheckedException unknown(String name, Contracts events) {
        var names = events.all().stream().map(Contract::name).toList();
        return new NotCheckedException("no event is named " + Excerpt.quoted(name) + "; " + Advice.among(name, names)
                + UnnamedBusFile.here().knowing(name));
    }

    private static Contract<?> at(Contract<?> type, String text) {
        var version = Version.parse(text)
                .orElseThrow(() -> new NotCheckedException(
                        "a version is three numbers such as " + type.version() + ", found " + Excerpt.quoted(text)));
        var published = PublishedVersions.of(type);
        if (!published.contains(version)) {
            throw new NotCheckedException(type.name() + " has no version " + version + "; there are: "
                    + published.stream().map(Version::toString).collect(Collectors.joining(", ")));
        }
        return asPublished(type.at(version));
    }

    /** Where no record keeps what every version accepted, an earlier one is what was published, or cannot be told. */
    private static Contract<?> asPublished(Contract<?> type) {
        var schemas = Schemas.all();
        var published = schemas.find(type.name(), type.version()).map(schemas::bytes);
        if (type.record().isEmpty()
                && published.isPresent()
                && !Arrays.equals(published.get(), SchemaText.bytes(type))) {
            throw new NotCheckedException(
                    type + " was published otherwise than its schema says now: only fields that are"
                            + " marked \"x-since\" are left out of it; take the schema of that version from version control");
        }
        return type;
    }
}

package io.tradeschema.gate.cli;

import io.tradeschema.model.Advice;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Version;
import java.util.stream.Collectors;

/** Finds the event that a user names as {@code NAME} or {@code NAME@VERSION}. */
public final class EventChoice {

    private EventChoice() {}

    /**
     * The event of that name, at that version.
     *
     * @throws NotCheckedException when there is no such event or version, naming the ones there are
     */
    public static EventType<?> of(String nameAndVersion, Events events) {
        var parts = nameAndVersion.split("@", 2);
        var type = events.named(parts[0]).orElseThrow(() -> unknown(parts[0], events));
        return parts.length == 1 ? type : at(type, parts[1]);
    }

    private static NotCheckedException unknown(String name, Events events) {
        var names = events.types().stream().map(EventType::name).toList();
        return new NotCheckedException("no event is named " + Excerpt.quoted(name) + "; " + Advice.among(name, names));
    }

    private static EventType<?> at(EventType<?> type, String text) {
        var version = Version.parse(text)
                .orElseThrow(() -> new NotCheckedException(
                        "a version is three numbers such as " + type.version() + ", found " + Excerpt.quoted(text)));
        var published = PublishedVersions.of(type);
        if (!published.contains(version)) {
            throw new NotCheckedException(type.name() + " has no version " + version + "; there are: "
                    + published.stream().map(Version::toString).collect(Collectors.joining(", ")));
        }
        return type.at(version);
    }
}

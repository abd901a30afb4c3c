package io.tradeschema.model;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Along which line a version counts. Types that are declared beside their event keep its versions. The library's, in an event
 * of a service's own, have versions of their own: they are taken as they are now, or as they stood at a version of theirs that
 * the event names. Anybody else's are taken as they are now. A later event of the library, which begins with a version of its
 * own, names that version, too.
 *
 * @param home the package whose types keep the event's versions
 * @param library from which version of the event on the library's types are as they stood at which version of theirs
 */
record VersionLine(String home, NavigableMap<Version, Version> library) {

    private static final String LIBRARY = "io.tradeschema.event";
    /** Later than every version that anybody gives out. */
    private static final Version NEWEST = new Version(Integer.MAX_VALUE, 0, 0);

    /** The line of an event that names no version of the library's types. */
    static VersionLine of(Class<?> owner) {
        return new VersionLine(owner.getPackageName(), new TreeMap<>());
    }

    /**
     * The same from a version of the event on.
     *
     * @throws IllegalArgumentException when it was said already, or would let a later version accept less
     */
    VersionLine with(Version event, Version types) {
        var before = library.floorEntry(event);
        var after = library.ceilingEntry(event);
        var rising = (before == null || before.getValue().compareTo(types) <= 0)
                && (after == null || after.getValue().compareTo(types) >= 0);
        if (library.containsKey(event) || !rising) {
            throw new IllegalArgumentException("the library's types at " + types + " from " + event
                    + " on: that was said already, or goes back behind what an earlier version takes");
        }
        var all = new TreeMap<>(library);
        all.put(event, types);
        return new VersionLine(home, all);
    }

    /** From which version of the event on the library's types are held to a version of theirs, if they are. */
    Optional<Version> from() {
        return library.isEmpty() ? Optional.empty() : Optional.of(library.firstKey());
    }

    /** Whether a type keeps the versions of this line. What no class declares is declared with its event. */
    boolean isHome(Class<?> type) {
        return type == Map.class
                || type == String.class
                || type.getPackageName().equals(home) && !(isLibrarys(type) && !library.isEmpty());
    }

    private static boolean isLibrarys(Class<?> type) {
        return type.getPackageName().equals(LIBRARY);
    }

    /** The version of a type that belongs to a version of the event. */
    Version of(Class<?> type, Version event) {
        if (isHome(type)) {
            return event;
        }
        var from = isLibrarys(type) ? library.floorEntry(event) : null;
        return from == null ? NEWEST : from.getValue();
    }

    /** The line along which the fields of a nested object count, at a version of the event. */
    VersionLine inside(Class<?> type, Version event) {
        if (isHome(type)) {
            return this;
        }
        var held = new TreeMap<Version, Version>();
        var from = library.floorEntry(event);
        if (from != null) {
            held.put(Header.FIRST, from.getValue());
        }
        return new VersionLine(type.getPackageName(), held);
    }
}

package io.tradeschema.model;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Along which line a version counts. Types that are declared beside their event keep its versions. Others, such as the
 * library's in an event of a service's own, have versions of their own: they are taken as they are now, or as they stood at
 * a version of theirs that the event names.
 *
 * @param home the package whose types keep the event's versions
 * @param theirs from which version of the event on types of other packages are as they stood at which version of theirs
 */
record VersionLine(String home, NavigableMap<Version, Version> theirs) {

    /** Later than every version that anybody gives out. */
    private static final Version NEWEST = new Version(Integer.MAX_VALUE, 0, 0);

    /** The line of an event that names no version of other packages' types. */
    static VersionLine of(Class<?> owner) {
        return new VersionLine(owner.getPackageName(), new TreeMap<>());
    }

    VersionLine with(Version event, Version types) {
        var all = new TreeMap<>(theirs);
        all.put(event, types);
        return new VersionLine(home, all);
    }

    /** Whether a type keeps the versions of this line. What no class declares is declared with its event. */
    boolean isHome(Class<?> type) {
        return type == Map.class
                || type == String.class
                || type.getPackageName().equals(home);
    }

    /** The version of a type that belongs to a version of the event. */
    Version of(Class<?> type, Version event) {
        if (isHome(type)) {
            return event;
        }
        var from = theirs.floorEntry(event);
        return from == null ? NEWEST : from.getValue();
    }

    /** The line along which the fields of a nested object count. */
    VersionLine inside(Class<?> type) {
        return isHome(type) ? this : of(type);
    }
}

package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;

/**
 * Who brings a write or read about: the call in the nearest other file that leads to it and hands something on, else the place
 * itself. Who only starts a service writes nothing.
 */
record Site(Place place, String file, String function) {

    static Site of(Frame frame, Place place) {
        var at = place;
        var hands = true;
        for (var next = frame; next != null; next = next.caller()) {
            if (!next.unit().file().equals(frame.unit().file())) {
                return hands
                        ? new Site(at, next.unit().file(), title(next))
                        : new Site(place, frame.unit().file(), title(frame));
            }
            var call = next.call();
            at = call == null ? at : call;
            hands = next.function() == null || !next.handed.isEmpty();
        }
        return new Site(place, frame.unit().file(), title(frame));
    }

    private static String title(Frame frame) {
        return frame.title().isEmpty() ? "module" : frame.title();
    }
}

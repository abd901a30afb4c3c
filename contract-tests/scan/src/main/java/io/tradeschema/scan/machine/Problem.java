package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;
import java.util.List;
import java.util.Optional;

/**
 * What is called, and what is wrong about the call.
 *
 * @param title how findings name it
 * @param at where it is defined
 * @param event the event whose name it carries
 * @param known the names it takes
 * @param unknown the names it is given and does not take
 * @param missing the names it demands and is not given
 */
record Problem(
        String title,
        Place at,
        Optional<Terms.Event> event,
        List<String> known,
        List<String> unknown,
        List<String> missing) {

    boolean isEmpty() {
        return unknown.isEmpty() && missing.isEmpty();
    }

    String place() {
        return title + " (" + Machine.shown(at) + ")";
    }

    String subject() {
        return event.map(Terms.Event::name).orElse(title);
    }
}

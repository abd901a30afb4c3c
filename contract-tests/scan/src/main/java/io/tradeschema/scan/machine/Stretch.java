package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a text that is put together: so many letters that stand in one literal.
 *
 * @param length how many letters
 * @param at where the literal begins
 */
record Stretch(int length, Place at) {

    /** The literals in which the known letters of one thing stand, in their order. */
    static List<Stretch> of(One one, Place otherwise) {
        if (one instanceof One.Template template) {
            return template.stretches();
        }
        var text = one.text().orElse("");
        if (one instanceof One.Lit lit) {
            return lit.stretches().isEmpty() ? List.of(new Stretch(text.length(), lit.at())) : lit.stretches();
        }
        return List.of(new Stretch(text.length(), otherwise));
    }

    /** A part of a text that is written down; it knows where it stands. */
    static One.Lit part(One.Lit of, String text, int from, int to) {
        var left = new ArrayList<Stretch>();
        var start = 0;
        for (var stretch : of(of, of.at())) {
            var end = start + stretch.length();
            var length = Math.min(end, to) - Math.max(start, from);
            if (length > 0) {
                left.add(new Stretch(length, stretch.at()));
            }
            start = end;
        }
        return new One.Lit(text.substring(from, to), of.at(), false, left);
    }
}

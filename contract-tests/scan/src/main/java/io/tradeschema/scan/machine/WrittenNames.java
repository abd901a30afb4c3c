package io.tradeschema.scan.machine;

import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A text of which parts are known, and where in the source the names stand that it has between quotes. Escapes and what is put
 * in between are no matter: a name is the first, second … of its kind in its literal, here as there.
 */
final class WrittenNames {

    /** Letters of one literal that stand beside each other in the text. */
    private record Piece(int from, String text, Place at) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Stretch> stretches;
    private int next;
    /** How many letters of the next stretch were taken. */
    private int taken;

    /** A text whose known letters stand in these literals, in their order. */
    WrittenNames(List<Stretch> stretches) {
        this.stretches = stretches;
    }

    String text() {
        return text.toString();
    }

    /** Where the text begins. */
    Place start() {
        return stretches.get(0).at();
    }

    /** Something that is not known, and what stands for it. */
    void unknown(String sign) {
        text.append(sign);
    }

    /** What comes next is known. */
    void known(String part) {
        for (var from = 0; from < part.length(); ) {
            var stretch = stretches.get(next);
            var to = Math.min(part.length(), from + stretch.length() - taken);
            pieces.add(new Piece(text.length(), part.substring(from, to), stretch.at()));
            text.append(part, from, to);
            taken += to - from;
            if (taken == stretch.length()) {
                next++;
                taken = 0;
            }
            from = to;
        }
    }

    /** Where the name stands that has its first quote there; where the source does not show it, the beginning of its literal. */
    Place at(String name, long quote) {
        var at = start();
        for (var piece : pieces) {
            if (piece.from() <= quote) {
                at = piece.at();
            }
        }
        return at.quoted(name, before(name, quote, at)).orElse(at);
    }

    /** How often the name stands between quotes in the same literal before. */
    private int before(String name, long end, Place at) {
        var quoted = '"' + name + '"';
        var times = 0;
        for (var piece : pieces) {
            if (piece.at().equals(at)) {
                for (var i = piece.text().indexOf(quoted);
                        i >= 0;
                        i = piece.text().indexOf(quoted, i + 1)) {
                    times += piece.from() + i < end ? 1 : 0;
                }
            }
        }
        return times;
    }
}

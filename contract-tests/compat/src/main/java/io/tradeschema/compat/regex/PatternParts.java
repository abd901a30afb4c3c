package io.tradeschema.compat.regex;

import java.util.ArrayList;
import java.util.List;

/** Takes a pattern apart into its leading look-aheads and the rest, each a pattern without look-ahead. */
public final class PatternParts {

    private PatternParts() {}

    /** The parts; one, the whole, when there is nothing to take apart or the pattern is undecided. */
    public static List<Part> of(String pattern) {
        try {
            var regex = RegexParser.parse(pattern);
            return regex instanceof Regex.Sequence sequence ? taken(sequence.parts()) : List.of(Part.WHOLE);
        } catch (RegexUndecided e) {
            return List.of(Part.WHOLE);
        }
    }

    private static List<Part> taken(List<Regex> sequence) {
        var found = new ArrayList<Part>();
        var at = 1;
        if (sequence.isEmpty() || !(sequence.get(0) instanceof Regex.Start start)) {
            return List.of(Part.WHOLE);
        }
        while (at < sequence.size() && sequence.get(at) instanceof Regex.Ahead ahead) {
            found.add(new Part(new Regex.Sequence(List.of(start, ahead.part())), ahead.wanted(), at));
            at++;
        }
        if (found.isEmpty()) {
            return List.of(Part.WHOLE);
        }
        var rest = new ArrayList<Regex>(List.of(start));
        rest.addAll(sequence.subList(at, sequence.size()));
        found.add(new Part(new Regex.Sequence(rest), true, 0));
        return found;
    }
}

package io.tradeschema.compat.schema;

import io.tradeschema.compat.regex.PatternParts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A pattern that starts with look-aheads is the conjunction of what they ask for and what follows. */
final class LookAhead {

    private LookAhead() {}

    static List<Keyword> demands(SchemaReader reader, String pattern) {
        var demands = new ArrayList<Keyword>();
        for (var part : PatternParts.of(pattern)) {
            var demand = new Keyword.Pattern(
                    part.isWhole()
                            ? reader.pattern(pattern)
                            : TextPattern.of(part, pattern, reader.space().deadline()::check));
            if (part.wanted()) {
                demands.add(demand);
            } else {
                var texts = new Keyword.Types(EnumSet.of(Kind.STRING), false, false);
                demands.add(new Keyword.Not(reader.made(List.of(texts, demand))));
            }
        }
        return demands;
    }
}

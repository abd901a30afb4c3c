package io.tradeschema.scan.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A name in JSON that is written down as a text of the program. */
final class JsonSite {

    private JsonSite() {}

    /** What renames it; empty when no such text stands around the place. */
    static Optional<Remedy> of(Source source, Want want) {
        return source.path(want.site()).stream()
                .flatMap(node -> TextSpan.of(source, node).stream())
                .findFirst()
                .flatMap(span -> of(source, want, span));
    }

    /** What renames it in this text. */
    static Optional<Remedy> of(Source source, Want want, TextSpan span) {
        return JsonSpan.find(span.text(), want.above(), want.wrong()).map(found -> {
            var edits = new ArrayList<Edit>(List.of(span.edit(source, found.from(), found.to(), want.right())));
            var risk = want.risk();
            if (!want.meaning().isAny()) {
                var mapped = found.value()
                        .map(want.meaning()::mapped)
                        .filter(want.meaning().choices()::contains);
                mapped.filter(value -> !found.value().equals(mapped))
                        .ifPresent(value -> edits.add(span.edit(
                                source,
                                found.valueFrom(),
                                found.valueFrom() + found.value().orElseThrow().length(),
                                value)));
                risk = want.risk(mapped.isPresent());
            }
            return new Remedy(want.finding(), edits, risk, "");
        });
    }
}

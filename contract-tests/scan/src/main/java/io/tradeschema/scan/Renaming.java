package io.tradeschema.scan;

import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts other names on the streams that are read. */
final class Renaming {

    private Renaming() {}

    /** The same facts; the function says of a reader which its streams are. */
    static Facts of(Facts facts, Function<Reader, Set<String>> streams) {
        Map<Reader, Reader> renamed = new HashMap<>();
        facts.readers().forEach(reader -> renamed.put(reader, reader.on(streams.apply(reader))));
        facts.reads().forEach(read -> {
            var reader = renamed.get(read.reader());
            if (reader != null) {
                read.belongsTo(reader);
            }
        });
        return new Facts(
                facts.files(),
                facts.parsed(),
                facts.writes(),
                facts.readers().stream().map(renamed::get).toList(),
                facts.reads(),
                facts.unresolved(),
                facts.untold(),
                facts.findings(),
                facts.models(),
                facts.handedOn().stream()
                        .map(one -> one.by(renamed.getOrDefault(one.reader(), one.reader())))
                        .toList(),
                facts.ownNames());
    }
}

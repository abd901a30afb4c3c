package io.tradeschema.scan;

import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Puts other names on the streams that handlers are registered for. */
final class Renaming {

    private Renaming() {}

    static Facts of(Facts facts, UnaryOperator<String> rename) {
        Map<Reader, Reader> renamed = new HashMap<>();
        for (var reader : facts.readers()) {
            var streams = reader.streams().stream()
                    .map(stream -> reader.handler() ? rename.apply(stream) : stream)
                    .collect(Collectors.toSet());
            renamed.put(
                    reader,
                    new Reader(
                            streams,
                            reader.where(),
                            reader.from(),
                            reader.by(),
                            reader.function(),
                            reader.transport(),
                            reader.handler()));
        }
        facts.reads().forEach(read -> {
            var reader = renamed.get(read.reader());
            if (reader != null && read.reader().handler()) {
                read.belongsTo(reader, read.streams().stream().map(rename).collect(Collectors.toSet()));
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
                        .map(one -> one.by(
                                renamed.getOrDefault(one.reader(), one.reader()),
                                one.to().map(rename)))
                        .toList(),
                facts.ownNames());
    }
}

package io.tradeschema.scan;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Write;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gives the streams of all facts one name each: a wrapper's topic and the stream it becomes are one. */
final class StreamNames {

    private final Contracts contract;

    StreamNames(Contracts contract) {
        this.contract = contract;
    }

    /**
     * The same facts; a topic that a handler is registered for becomes the stream that carries it, and a queue which is bound to
     * others is read under its own name as well where somebody writes to that.
     */
    Facts unify(Facts facts) {
        var streams = new TreeSet<String>();
        facts.writes().forEach(write -> streams.add(write.stream()));
        contract.all().forEach(type -> streams.add(type.stream()));
        var queues = facts.writes().stream()
                .filter(write -> write.transport().reaches(Transport.RABBIT))
                .map(Write::stream)
                .collect(Collectors.toSet());
        return Renaming.of(facts, reader -> {
            var read = reader.streams().stream()
                    .map(name -> !reader.handler() || streams.contains(name) ? name : carrier(name, streams))
                    .collect(Collectors.toCollection(TreeSet::new));
            reader.queues().stream().filter(queues::contains).forEach(read::add);
            return read;
        });
    }

    private static String carrier(String name, TreeSet<String> streams) {
        var carriers =
                streams.stream().filter(stream -> stream.endsWith(":" + name)).toList();
        return carriers.size() == 1 ? carriers.get(0) : name;
    }
}

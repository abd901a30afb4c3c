package io.tradeschema.scan;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.facts.Facts;
import java.util.TreeSet;

/** Gives the streams of all facts one name each: a wrapper's topic and the stream it becomes are one. */
final class StreamNames {

    private final Contracts contract;

    StreamNames(Contracts contract) {
        this.contract = contract;
    }

    /** The same facts; a topic that a handler is registered for becomes the stream that carries it. */
    Facts unify(Facts facts) {
        var streams = new TreeSet<String>();
        facts.writes().forEach(write -> streams.add(write.stream()));
        contract.all().forEach(type -> streams.add(type.stream()));
        return Renaming.of(facts, name -> streams.contains(name) ? name : carrier(name, streams));
    }

    private static String carrier(String name, TreeSet<String> streams) {
        var carriers =
                streams.stream().filter(stream -> stream.endsWith(":" + name)).toList();
        return carriers.size() == 1 ? carriers.get(0) : name;
    }
}

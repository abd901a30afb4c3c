package io.tradeschema.scan.java;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Model;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps what the walks tell. A method is walked by itself, with unknown arguments, and from each of its callers; what the
 * callers' walks tell of a place is better, and takes the place of what its own walk told.
 */
final class JavaRecorder {

    /** A fact, the place on the bus, and the method whose walk told it. */
    private record Told<T>(Node root, Where site, T fact) {}

    private final List<Told<Write>> writes = new ArrayList<>();
    private final List<Told<Reader>> readers = new ArrayList<>();
    private final List<Told<Unresolved>> unresolved = new ArrayList<>();
    private final Map<Object, ReadField> reads = new LinkedHashMap<>();
    private final Map<JavaClass, Set<String>> models = new LinkedHashMap<>();
    private final Set<Node> called = new HashSet<>();

    /** Notes that another method's walk has gone through this one. */
    void calls(JavaMethod method) {
        called.add(method.node());
    }

    void write(JavaFrame frame, Write write) {
        writes.add(new Told<>(frame.root().method.node(), write.where(), write));
    }

    Reader reader(JavaFrame frame, Reader reader) {
        readers.add(new Told<>(frame.root().method.node(), reader.where(), reader));
        return reader;
    }

    ReadField read(ReadField read) {
        return reads.computeIfAbsent(List.of(read.reader(), read.identity()), key -> read);
    }

    void unresolved(JavaFrame frame, Node place, String what, String reason) {
        unresolved.add(
                new Told<>(frame.root().method.node(), place.where(), new Unresolved(place.where(), what, reason)));
    }

    /** Notes a place of which the stream cannot be told. */
    void untold(JavaFrame frame, Node place, String what, String reason, boolean written) {
        var untold = new Untold(place.where(), written, false, Untold.ANY);
        unresolved.add(new Told<>(
                frame.root().method.node(),
                place.where(),
                new Unresolved(place.where(), what, reason, Optional.of(untold))));
    }

    /** Notes that objects of the class are sent to the stream, or made from its messages. */
    void model(JavaClass type, String stream) {
        models.computeIfAbsent(type, key -> new LinkedHashSet<>()).add(stream);
    }

    List<Write> writes() {
        return best(writes);
    }

    List<Reader> readers() {
        return best(readers);
    }

    List<ReadField> reads() {
        var kept = new HashSet<>(readers());
        return reads.values().stream()
                .filter(read -> kept.contains(read.reader()))
                .toList();
    }

    List<Unresolved> unresolved() {
        var told = new HashSet<Where>();
        Stream.concat(writes.stream(), readers.stream())
                .filter(fact -> !called.contains(fact.root()))
                .forEach(fact -> told.add(fact.site()));
        unresolved.stream().filter(fact -> !called.contains(fact.root())).forEach(fact -> told.add(fact.site()));
        return unresolved.stream()
                .filter(fact -> !called.contains(fact.root()) || !told.contains(fact.site()))
                .map(Told::fact)
                .distinct()
                .toList();
    }

    private <T> List<T> best(List<Told<T>> all) {
        var better = new HashSet<Where>();
        all.stream().filter(told -> !called.contains(told.root())).forEach(told -> better.add(told.site()));
        return all.stream()
                .filter(told -> !called.contains(told.root()) || !better.contains(told.site()))
                .map(Told::fact)
                .distinct()
                .toList();
    }

    List<Model> models(JavaProperties properties) {
        var list = new ArrayList<Model>();
        models.forEach((type, streams) -> {
            var fields = new LinkedHashMap<String, Boolean>();
            var places = new LinkedHashMap<String, Where>();
            properties.of(type).forEach(property -> {
                fields.put(property.wire(), !property.optional());
                places.put(property.wire(), property.place().where());
            });
            list.add(new Model(type.name(), type.node().where(), fields, places, streams));
        });
        return list;
    }
}

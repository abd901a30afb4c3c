package io.tradeschema.gate.bus;

import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for each stream: every place that writes or reads it, and the names it sets or takes. */
final class StreamTables {

    private static final List<String> COLUMNS = List.of("service", "does", "place", "names");

    private final Facts facts;
    private final Services services;

    StreamTables(Facts facts, Services services) {
        this.facts = facts;
        this.services = services;
    }

    Section.Table table(String stream) {
        var rows = new ArrayList<List<String>>();
        facts.writes().stream()
                .filter(write -> write.stream().equals(stream))
                .map(write -> List.of(
                        services.of(write.by()), "writes " + Inventory.form(write), place(write.where()), set(write)))
                .distinct()
                .forEach(rows::add);
        facts.readers().stream()
                .filter(reader -> reader.streams().contains(stream))
                .map(reader -> List.of(services.of(reader.by()), "reads", place(reader.where()), taken(reader, stream)))
                .distinct()
                .forEach(rows::add);
        return new Section.Table(stream, stream, COLUMNS, rows);
    }

    private static String place(Where where) {
        return where.file() + ":" + where.line();
    }

    private static String set(Write write) {
        return write.message()
                .map(message -> message.fields().values().stream()
                                .map(field -> field.name() + (field.sure() ? "" : " (maybe)"))
                                .collect(Collectors.joining(", "))
                        + (message.closed() ? "" : ", and more that the scan cannot see"))
                .orElse(write.unseen().reason());
    }

    private String taken(Reader reader, String stream) {
        return facts.reads().stream()
                .filter(read -> read.reader().equals(reader) && read.streams().contains(stream))
                .filter(read -> !read.decoded())
                .map(StreamTables::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String name(ReadField read) {
        var fallback = read.fallback().map(value -> " (or " + value + ")").orElse("");
        return String.join(".", read.path()) + fallback;
    }
}

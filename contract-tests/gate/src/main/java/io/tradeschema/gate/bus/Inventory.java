package io.tradeschema.gate.bus;

import io.tradeschema.gate.report.BusStream;
import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.facts.WrittenField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The inventory of a scan as sections of a report: who writes and who reads what. */
public final class Inventory {

    private Inventory() {}

    public static List<Section> sections(Facts facts, Contracts contract, Services services, List<Finding> findings) {
        var sections = new ArrayList<Section>();
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("files", facts.files());
        numbers.put("files read in depth", facts.parsed());
        numbers.put(
                "places that write",
                facts.writes().stream().map(Write::where).distinct().count());
        numbers.put(
                "places that read",
                facts.readers().stream().map(Reader::where).distinct().count());
        numbers.put("unresolved places", facts.unresolved().size());
        sections.add(new Section.Facts("scan", "Scanned", numbers));
        sections.add(streams(facts, contract, services, findings));
        sections.add(new Section.Data("inventory", "Inventory", inventory(facts)));
        sections.add(new Section.Data(
                "unresolved",
                "Unresolved places",
                facts.unresolved().stream()
                        .map(site -> {
                            var entry = place(site.where().file(), site.where().line());
                            entry.put("what", site.what());
                            entry.put("reason", site.reason());
                            return entry;
                        })
                        .toList()));
        return sections;
    }

    private static Section streams(Facts facts, Contracts contract, Services services, List<Finding> findings) {
        var bus = BusMap.of(facts, services);
        var tables = new StreamTables(facts, services);
        var streams = bus.streams().stream()
                .map(name -> new BusStream(
                                name,
                                contract.on(name).map(ContractTerms::subject),
                                writers(name, facts, services),
                                List.copyOf(bus.readers().getOrDefault(name, Set.of())),
                                subjects(name, contract),
                                0,
                                0,
                                tables.table(name))
                        .judged(findings))
                .toList();
        var wrong = streams.stream()
                .filter(stream -> stream.errors() > 0)
                .map(BusStream::name)
                .collect(Collectors.toSet());
        return new Section.Bus("streams", "Streams", streams, new BusPicture(bus, wrong).mermaid());
    }

    /** Each service that writes the stream, with the forms in which it does. */
    private static Map<String, String> writers(String stream, Facts facts, Services services) {
        var forms = new TreeMap<String, Set<String>>();
        facts.writes().stream()
                .filter(write -> write.stream().equals(stream))
                .forEach(write -> forms.computeIfAbsent(services.of(write.by()), key -> new TreeSet<>())
                        .add(form(write)));
        var joined = new TreeMap<String, String>();
        forms.forEach((service, written) -> joined.put(service, String.join(", ", written)));
        return joined;
    }

    /** The stream's name and those of the event that it carries. */
    private static Set<String> subjects(String stream, Contracts contract) {
        var names = new TreeSet<>(Set.of(stream));
        contract.on(stream).ifPresent(type -> names.addAll(List.of(type.name(), ContractTerms.subject(type))));
        return names;
    }

    static String form(Write write) {
        return write.form() == WireForm.JSON_UNDER_KEY
                ? write.key()
                : write.form().name().toLowerCase(Locale.ROOT);
    }

    /** What is written to and read from one stream. */
    private record Ends(List<Object> writes, List<Object> reads) {
        static Ends of(String stream) {
            return new Ends(new ArrayList<>(), new ArrayList<>());
        }

        Map<String, Object> named() {
            var map = new LinkedHashMap<String, Object>();
            map.put("writes", writes);
            map.put("reads", reads);
            return map;
        }
    }

    private static Object inventory(Facts facts) {
        var streams = new TreeMap<String, Ends>();
        for (var write : facts.writes()) {
            streams.computeIfAbsent(write.stream(), Ends::of).writes().add(write(write));
        }
        for (var reader : facts.readers()) {
            for (var stream : reader.streams()) {
                streams.computeIfAbsent(stream, Ends::of).reads().add(reader(reader, facts, stream));
            }
        }
        var named = new LinkedHashMap<String, Object>();
        streams.forEach((stream, ends) -> named.put(stream, ends.named()));
        return named;
    }

    private static Map<String, Object> place(String file, int line) {
        var place = new LinkedHashMap<String, Object>();
        place.put("file", file);
        place.put("line", line);
        return place;
    }

    private static Object write(Write write) {
        var entry = place(write.where().file(), write.where().line());
        entry.put("by", write.by());
        entry.put("function", write.function());
        entry.put("transport", write.transport().word());
        entry.put("form", form(write));
        entry.put("certainty", certainty(write));
        write.message().ifPresent(message -> entry.put("fields", fields(message)));
        write.message()
                .filter(message -> !message.closed())
                .ifPresent(message -> entry.put("open", message.open().reason()));
        if (!write.unseen().isEmpty()) {
            entry.put("unseen", write.unseen().reason());
        }
        return entry;
    }

    /** How much of the message the scan has seen. */
    private static String certainty(Write write) {
        if (!write.unseen().isEmpty()) {
            return "message not seen";
        }
        return write.message().filter(message -> !message.closed()).isPresent() ? "seen in part" : "seen";
    }

    private static Object fields(ObjectFacts message) {
        var fields = new LinkedHashMap<String, Object>();
        for (WrittenField field : message.fields().values()) {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("sure", field.sure());
            facts.put("line", field.where().line());
            facts.put(
                    "kinds",
                    field.value().kinds().stream()
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList());
            if (!field.value().literals().isEmpty()) {
                facts.put("values", field.value().literals());
            }
            field.value().object().ifPresent(inner -> facts.put("fields", fields(inner)));
            fields.put(field.name(), facts);
        }
        return fields;
    }

    private static Object reader(Reader reader, Facts facts, String stream) {
        var entry = place(reader.where().file(), reader.where().line());
        entry.put("by", reader.by());
        entry.put("function", reader.function());
        entry.put("transport", reader.transport().word());
        entry.put(
                "fields",
                facts.reads().stream()
                        .filter(read ->
                                read.reader().equals(reader) && read.streams().contains(stream))
                        .map(Inventory::read)
                        .toList());
        return entry;
    }

    private static Object read(ReadField read) {
        var entry = place(read.where().file(), read.where().line());
        entry.put("name", String.join(".", read.path()));
        entry.put("level", read.level().name().toLowerCase(Locale.ROOT));
        entry.put("required", read.required());
        read.fallback().ifPresent(fallback -> entry.put("default", fallback));
        if (!read.comparisons().isEmpty()) {
            entry.put(
                    "accepts",
                    read.comparisons().stream()
                            .flatMap(comparison -> comparison.literals().stream())
                            .distinct()
                            .toList());
        }
        return entry;
    }
}

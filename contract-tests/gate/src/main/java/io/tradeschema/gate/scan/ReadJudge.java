package io.tradeschema.gate.scan;

import io.tradeschema.gate.scan.facts.ReadField;
import io.tradeschema.gate.scan.facts.ReadField.Comparison;
import io.tradeschema.gate.scan.facts.ReadField.Level;
import io.tradeschema.gate.scan.facts.Reader;
import io.tradeschema.gate.scan.facts.WireForm;
import io.tradeschema.gate.scan.facts.Write;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what readers take from a stream against its contract, or against what its writers write. */
final class ReadJudge {

    /** Names that a wrapper gives to where a message came from. */
    private static final Set<String> META = Set.of(
            "id",
            "msg_id",
            "message_id",
            "entry_id",
            "event_id",
            "stream",
            "topic",
            "channel",
            "type",
            "event",
            "meta",
            "metadata",
            "headers",
            "retries",
            "attempts");

    private final Contract contract;
    private final Map<String, List<Write>> writes;
    private final Map<Reader, List<ReadField>> byReader;
    private final List<Finding> findings = new ArrayList<>();

    ReadJudge(Contract contract, List<Write> writes, List<ReadField> reads) {
        this.contract = contract;
        this.writes = writes.stream().collect(Collectors.groupingBy(Write::stream));
        this.byReader = reads.stream()
                .collect(Collectors.groupingBy(ReadField::reader, LinkedHashMap::new, Collectors.toList()));
    }

    List<Finding> judge() {
        byReader.forEach((reader, reads) -> {
            if (!reader.channel()) {
                forms(reader, reads);
            }
            reads.forEach(read -> judge(read, reads));
            validator(reads);
        });
        return findings;
    }

    // ---- where the message lies ----

    private void forms(Reader reader, List<ReadField> reads) {
        for (var stream : reader.streams()) {
            var mine = reads.stream()
                    .filter(read -> read.streams().contains(stream))
                    .toList();
            var keys = expectedKeys(stream);
            if (mine.isEmpty() || keys.isEmpty()) {
                continue;
            }
            var decoded = mine.stream()
                    .filter(read -> read.level() == Level.ENTRY && (read.decoded() || read.container()))
                    .toList();
            var understood = decoded.stream().anyMatch(read -> keys.contains(read.name()))
                    || mine.stream().anyMatch(read -> read.level() != Level.ENTRY && decoded.isEmpty());
            if (understood || passedOn(mine, keys)) {
                continue;
            }
            if (!decoded.isEmpty()) {
                var first = decoded.get(0);
                wrongForm(stream, first, "it decodes " + Excerpt.quoted(first.name()), keys);
            } else if (!keys.contains("")) {
                flatReads(stream, mine, keys);
            }
        }
    }

    /** The reader takes the right key and hands it on, undecoded. */
    private static boolean passedOn(List<ReadField> reads, Set<String> keys) {
        return reads.stream().anyMatch(read -> read.level() == Level.ENTRY && keys.contains(read.name()));
    }

    private void flatReads(String stream, List<ReadField> reads, Set<String> keys) {
        reads.stream()
                .filter(read -> read.level() == Level.ENTRY && !read.tested())
                .filter(read -> !Contract.envelope().contains(read.name()))
                .findFirst()
                .ifPresent(first -> wrongForm(
                        stream, first, "it takes " + Excerpt.quoted(first.name()) + " from the entry itself", keys));
    }

    private void wrongForm(String stream, ReadField read, String does, Set<String> keys) {
        var subject = contract.on(stream).map(Contract::subject).orElse(stream);
        var lies = keys.stream()
                .map(key -> key.isEmpty() ? "in the entry itself" : "as JSON under \"" + key + "\"")
                .collect(Collectors.joining(" or "));
        var key = keys.iterator().next();
        add(
                ScanRule.READ_WRONG_FORM,
                subject,
                read.where(),
                does + "; the message is " + lies,
                key.isEmpty() ? "read the fields of the entry" : "json.loads(entry[\"" + key + "\"])",
                stream + " " + read.name());
    }

    /** The keys under which the stream's messages lie; the empty key for flat entries; empty when nobody can tell. */
    private Set<String> expectedKeys(String stream) {
        if (contract.on(stream).isPresent()) {
            return Set.of(Contract.payloadKey());
        }
        var keys = new LinkedHashSet<String>();
        for (var write : writes.getOrDefault(stream, List.of())) {
            if (write.form() == WireForm.HIDDEN
                    || write.channel()
                    || (write.form() == WireForm.FLAT && write.message().isEmpty())) {
                return Set.of();
            }
            keys.add(write.key());
        }
        return keys;
    }

    // ---- the names ----

    private void judge(ReadField read, List<ReadField> ofReader) {
        var types = read.streams().stream()
                .map(contract::on)
                .flatMap(Optional::stream)
                .toList();
        if (read.streams().isEmpty()) {
            return;
        }
        if (types.isEmpty()) {
            neverWritten(read, ofReader);
        } else if (types.size() == read.streams().size()) {
            byContract(read, ofReader, types);
        }
    }

    private void byContract(ReadField read, List<ReadField> ofReader, List<EventType<?>> types) {
        if (read.level() == Level.ENTRY) {
            return;
        }
        var field = types.stream()
                .map(type -> field(type.shape(), read))
                .flatMap(Optional::stream)
                .findFirst();
        if (field.isPresent()) {
            values(read, field.get(), types.get(0));
            return;
        }
        var type = types.get(0);
        if (read.level() == Level.EITHER && tolerated(read, type, isMessage(ofReader, Contract.names(type.shape())))) {
            return;
        }
        if (read.listed()
                || excused(
                        read,
                        ofReader,
                        other -> types.stream()
                                .anyMatch(known -> field(known.shape(), other).isPresent()))) {
            return;
        }
        var shape = types.stream()
                .map(EventType::shape)
                .filter(known -> known.retired(read.name()).isPresent())
                .findFirst()
                .<Shape<?>>map(known -> known)
                .orElse(type.shape());
        var parent = parent(type.shape(), read);
        add(
                ScanRule.READ_UNKNOWN_FIELD,
                types.stream().map(Contract::subject).collect(Collectors.joining(", ")),
                read.where(),
                Excerpt.quoted(String.join(".", read.path())) + " is read and the contract does not have it"
                        + consequence(read),
                Contract.advice(parent.orElse(shape), read.name()).replace("write \"", "read \""),
                String.join(".", read.path()));
    }

    private static String consequence(ReadField read) {
        if (read.fallback().isPresent()) {
            return "; the reader always works with " + shown(read.fallback().get());
        }
        return read.required() ? "; the reader fails on every message" : "; the reader never sees a value";
    }

    private static String shown(Object value) {
        return value instanceof String text ? Excerpt.quoted(text) : Excerpt.of(String.valueOf(value));
    }

    /** A handler's argument may be the entry, the message, or what a wrapper made of them. */
    private static boolean tolerated(ReadField read, EventType<?> type, boolean isMessage) {
        if (Contract.envelope().contains(read.path().get(0)) && read.path().size() == 1) {
            return true;
        }
        if (read.decoded() || read.container()) {
            return true;
        }
        var last = read.name();
        if (read.path().size() > 1 && type.shape().field(last).isPresent()) {
            return true;
        }
        if (read.required() && !last.startsWith("_")) {
            return false;
        }
        var alone = read.path().size() > 1 || !isMessage || meta(last);
        return alone
                && type.shape().retired(last).isEmpty()
                && NearestName.of(last, Contract.names(type.shape())).isEmpty();
    }

    /** A handler that takes one of the message's own names from its argument is given the message itself. */
    private static boolean isMessage(List<ReadField> ofReader, Collection<String> names) {
        return ofReader.stream()
                .filter(read -> read.level() == Level.EITHER && read.path().size() == 1)
                .map(ReadField::name)
                .anyMatch(name -> names.contains(name) && !Contract.envelope().contains(name));
    }

    /** What a wrapper adds to the message: where it came from, and names with an underscore before them. */
    private static boolean meta(String name) {
        return name.startsWith("_")
                || META.contains(name)
                || Contract.envelope().contains(name);
    }

    private static Optional<Shape<?>> parent(Shape<?> shape, ReadField read) {
        Shape<?> at = shape;
        for (var name : read.path().subList(0, read.path().size() - 1)) {
            var field = at.field(name);
            if (field.isEmpty() || !(field.get().type() instanceof ObjectType<?> object)) {
                return Optional.empty();
            }
            at = object.shape();
        }
        return Optional.of(at);
    }

    private static Optional<Field> field(Shape<?> shape, ReadField read) {
        return parent(shape, read).flatMap(at -> at.field(read.name()));
    }

    /** Another name that exists stands in for this one, or the name is only tried when it was looked for first. */
    private static boolean excused(
            ReadField read, List<ReadField> ofReader, java.util.function.Predicate<ReadField> exists) {
        if (read.tested() || read.alternatives().stream().anyMatch(exists)) {
            return true;
        }
        var reachable = new LinkedHashSet<>(read.alternatives());
        read.alternatives().forEach(other -> reachable.addAll(other.alternatives()));
        if (reachable.stream().anyMatch(exists)) {
            return true;
        }
        return ofReader.stream()
                .anyMatch(other ->
                        other.tested() && !other.listed() && other.path().equals(read.path()));
    }

    private void neverWritten(ReadField read, List<ReadField> ofReader) {
        if (read.decoded()
                || read.container()
                || read.listed()
                || read.streams().size() != 1) {
            return;
        }
        var stream = read.streams().iterator().next();
        var sources = writes.getOrDefault(stream, List.of());
        var written = writtenNames(sources, read.level());
        if (written.isEmpty() || written.get().contains(read.path().get(0))) {
            written.filter(names -> read.path().size() == 1).ifPresent(names -> writtenValues(read, sources, stream));
            return;
        }
        var names = written.get();
        if (excused(read, ofReader, other -> names.contains(other.path().get(0)))) {
            return;
        }
        if (read.level() == Level.EITHER
                && (!read.required() || read.name().startsWith("_"))
                && (meta(read.name()) || !isMessage(ofReader, names))
                && NearestName.of(read.name(), names).isEmpty()) {
            return;
        }
        var near = NearestName.of(read.name(), names);
        add(
                ScanRule.READ_NEVER_WRITTEN,
                stream,
                read.where(),
                Excerpt.quoted(read.path().get(0)) + " is read and none of the " + sources.size()
                        + " places that write " + "the stream sets it" + consequence(read),
                near.map(name -> "read \"" + name + "\"")
                        .orElse("have it written; " + writers(sources) + " sets " + String.join(", ", names)),
                read.path().get(0));
    }

    private static String writers(List<Write> sources) {
        return sources.get(0).by() + (sources.size() > 1 ? " and others" : "");
    }

    /** Every name that some writer may set at this level; empty when one of them cannot be seen. */
    private static Optional<Set<String>> writtenNames(List<Write> sources, Level level) {
        var names = new LinkedHashSet<String>();
        for (var write : sources) {
            if (write.message().isEmpty() || !write.message().get().closed()) {
                return Optional.empty();
            }
            var flat = write.form() == WireForm.FLAT;
            if (level != Level.ENTRY || flat) {
                names.addAll(write.message().get().fields().keySet());
            }
            if (level != Level.MESSAGE) {
                write.entry().ifPresent(entry -> names.addAll(entry.fields().keySet()));
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private void writtenValues(ReadField read, List<Write> sources, String stream) {
        var possible = new LinkedHashSet<String>();
        for (var write : sources) {
            var field = write.message().map(message -> message.fields().get(read.name()));
            if (field.isEmpty() || !field.get().value().complete()) {
                return;
            }
            field.get().value().literals().forEach(literal -> possible.add(String.valueOf(literal)));
        }
        if (possible.isEmpty()) {
            return;
        }
        impossible(read, possible, stream, "the writers write " + String.join(", ", possible));
    }

    // ---- the values ----

    private void values(ReadField read, Field field, EventType<?> type) {
        var choices = Contract.choices(field);
        var subject = Contract.subject(type);
        if (!choices.isEmpty()) {
            impossible(
                    read, choices, subject, "the contract has " + field.type().expectation());
            unhandled(read, choices, subject);
        }
        if (field.mustUnderstand() && hides(read, field)) {
            add(
                    ScanRule.READ_DEFAULT_HIDES_ABSENCE,
                    subject,
                    read.where(),
                    Excerpt.quoted(read.name()) + " must be understood, and here "
                            + shown(read.fallback().orElseThrow())
                            + " stands in when it is absent",
                    "read " + Excerpt.quoted(read.name())
                            + " without a default, and refuse the message when it is absent",
                    read.name());
        }
    }

    private static boolean hides(ReadField read, Field field) {
        var fallback = read.fallback();
        if (fallback.isEmpty() || !read.alternatives().isEmpty()) {
            return false;
        }
        var text = String.valueOf(fallback.get());
        var empty = text.isEmpty()
                || text.equals("false")
                || text.equals("0")
                || text.equals("0.0")
                || List.of("UNKNOWN", "N/A", "?", "NONE", "-").contains(text.toUpperCase(Locale.ROOT));
        return !empty;
    }

    private void impossible(ReadField read, Collection<String> possible, String subject, String truth) {
        var byLine = sameName(read)
                .flatMap(other -> other.comparisons().stream())
                .collect(Collectors.groupingBy(
                        comparison -> comparison.where().line(), LinkedHashMap::new, Collectors.toList()));
        byLine.keySet()
                .retainAll(read.comparisons().stream()
                        .map(comparison -> comparison.where().line())
                        .toList());
        for (var comparisons : byLine.values()) {
            var literals = comparisons.stream()
                    .map(Comparison::literals)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            if (literals.stream().allMatch(String.class::isInstance)
                    && literals.stream().noneMatch(literal -> occurs(literal, possible, read.caseFolded()))) {
                var shown = literals.stream()
                        .map(literal -> Excerpt.quoted(String.valueOf(literal)))
                        .collect(Collectors.joining(", "));
                add(
                        ScanRule.READ_VALUE_IMPOSSIBLE,
                        subject,
                        comparisons.get(0).where(),
                        Excerpt.quoted(read.name()) + " is compared with " + shown + ", which cannot occur; " + truth,
                        "compare with " + String.join(", ", possible),
                        read.name() + "=" + shown);
            }
        }
    }

    /** Every place where the same reader takes the same name: {@code m["a"] == "x" or m["a"] == "y"} has two. */
    private Stream<ReadField> sameName(ReadField read) {
        return byReader.getOrDefault(read.reader(), List.of()).stream()
                .filter(other -> other.path().equals(read.path()) && other.level() == read.level());
    }

    private static boolean occurs(Object literal, Collection<String> possible, boolean folded) {
        var text = String.valueOf(literal);
        return possible.stream().anyMatch(value -> folded ? value.equalsIgnoreCase(text) : value.equals(text))
                || text.isEmpty();
    }

    private void unhandled(ReadField read, List<String> choices, String subject) {
        if (read.unhandled().isEmpty()) {
            return;
        }
        var handled = read.comparisons().stream()
                .flatMap(comparison -> comparison.literals().stream())
                .map(literal -> String.valueOf(literal).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var left = choices.stream()
                .filter(choice -> !handled.contains(choice.toLowerCase(Locale.ROOT)))
                .toList();
        if (!left.isEmpty() && left.size() < choices.size()) {
            add(
                    ScanRule.READ_VALUE_UNHANDLED,
                    subject,
                    read.unhandled().get(),
                    Excerpt.quoted(read.name()) + " may be " + String.join(", ", left)
                            + ", for which this chain has no branch",
                    "handle " + String.join(", ", left) + ", or end the chain with an else that reports",
                    read.name() + " without " + left);
        }
    }

    // ---- hand-made validators ----

    private void validator(List<ReadField> reads) {
        var byPlace = reads.stream()
                .filter(ReadField::listed)
                .filter(read -> read.level() != Level.ENTRY && read.streams().size() == 1)
                .collect(Collectors.groupingBy(ReadField::where, LinkedHashMap::new, Collectors.toList()));
        byPlace.forEach((where, listed) -> contract.on(
                        listed.get(0).streams().iterator().next())
                .ifPresent(type -> {
                    var unknown = listed.stream()
                            .filter(read -> field(type.shape(), read).isEmpty())
                            .map(ReadField::name)
                            .distinct()
                            .toList();
                    if (!unknown.isEmpty()) {
                        var advice = unknown.stream()
                                .map(name -> name + ": " + Contract.advice(type.shape(), name))
                                .collect(Collectors.joining("; "));
                        add(
                                ScanRule.VALIDATOR_DISAGREES,
                                Contract.subject(type),
                                where,
                                "a hand-made check looks for " + String.join(", ", unknown)
                                        + ", which the contract does not have",
                                advice,
                                String.join(",", unknown));
                    }
                }));
    }

    private void add(Rule rule, String subject, Where where, String what, String fix, String evidence) {
        findings.add(Finding.of(rule, subject, where, what, fix).evidence(evidence));
    }
}

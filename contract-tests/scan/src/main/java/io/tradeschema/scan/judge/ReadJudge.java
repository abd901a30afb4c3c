package io.tradeschema.scan.judge;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what readers take from a stream against its contract, or against what its writers write. */
public final class ReadJudge {

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

    private final Contracts contract;
    private final Map<Reader, List<ReadField>> byReader;
    private final ReadForms forms;
    private final ReadValues values;
    private final HandMadeValidators validators;
    private final ReadsAndWriters written;
    private final List<Finding> findings = new ArrayList<>();

    public ReadJudge(Contracts contract, Facts facts) {
        this.contract = contract;
        this.byReader = facts.reads().stream()
                .collect(Collectors.groupingBy(ReadField::reader, LinkedHashMap::new, Collectors.toList()));
        var writes = facts.writes().stream().collect(Collectors.groupingBy(Write::stream));
        var byPlace = facts.reads().stream().collect(Collectors.groupingBy(ReadField::where));
        this.forms = new ReadForms(contract, writes, byPlace);
        this.values = new ReadValues(byReader);
        this.written = new ReadsAndWriters(facts, writes, byReader, byPlace, values);
        this.validators = new HandMadeValidators(contract);
    }

    public List<Finding> judge() {
        byReader.forEach((reader, reads) -> {
            if (reader.transport().hasEntries()) {
                findings.addAll(forms.judge(reader, reads));
            }
            reads.forEach(read -> judge(read, reads));
            findings.addAll(validators.judge(reads));
        });
        findings.addAll(values.findings());
        return findings;
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
            written.judge(read, ofReader).ifPresent(findings::add);
        } else if (types.size() == read.streams().size()) {
            byContract(read, ofReader, types);
        }
    }

    private void byContract(ReadField read, List<ReadField> ofReader, List<Contract<?>> types) {
        if (read.level() == Level.ENTRY) {
            if (read.name().equals(ContractTerms.requiredEnvelope().get(0))) {
                discriminator(read, types);
            } else if (read.name().equals(EnvelopeField.TIMESTAMP.wire())) {
                values.time(read, ContractTerms.subject(types.get(0)));
            }
            return;
        }
        var field = types.stream()
                .map(type -> field(type.shape(), read))
                .flatMap(Optional::stream)
                .findFirst();
        if (field.isPresent()) {
            values.judge(read, field.get(), types.get(0));
            written.demanded(read, field.get(), types.get(0)).ifPresent(findings::add);
            return;
        }
        if (read.setAsWell()
                || read.onlyColumn()
                || read.ofOthers() && !isSlip(read, types.get(0).shape())) {
            return;
        }
        var type = types.get(0);
        if (read.level() == Level.EITHER
                && tolerated(read, type, isMessage(ofReader, ContractTerms.names(type.shape())))) {
            return;
        }
        if (read.listed()
                || excused(
                        read,
                        ofReader,
                        isSlip(read, type.shape()),
                        other -> types.stream().anyMatch(known -> standsIn(other, read, known.shape())))) {
            return;
        }
        if (isTolerant(read, ofReader, type.shape())) {
            return;
        }
        unknown(read, types);
    }

    /** The field that says which event it is, held against names of which none is carried here. */
    private void discriminator(ReadField read, List<Contract<?>> types) {
        var carried = byReader.values().stream()
                .flatMap(List::stream)
                .filter(other ->
                        other.where().equals(read.where()) && other.path().equals(read.path()))
                .flatMap(other -> other.streams().stream())
                .toList();
        var names = carried.stream()
                .map(contract::on)
                .flatMap(Optional::stream)
                .map(Contract::name)
                .distinct()
                .toList();
        var expected = read.comparisons().stream()
                .flatMap(comparison -> comparison.literals().stream())
                .map(String::valueOf)
                .toList();
        var unknown = carried.stream().anyMatch(stream -> contract.on(stream).isEmpty());
        if (!unknown && !expected.isEmpty() && expected.stream().noneMatch(names::contains)) {
            values.impossible(
                    read, names, ContractTerms.subject(types.get(0)), "the stream carries " + String.join(", ", names));
        }
    }

    private void unknown(ReadField read, List<Contract<?>> types) {
        var first = types.get(0).shape();
        var shape = types.stream()
                .map(Contract::shape)
                .filter(known -> known.retired(read.name()).isPresent())
                .findFirst()
                .<Shape<?>>map(known -> known)
                .orElse(first);
        var path = String.join(".", read.path());
        add(
                ScanRule.READ_UNKNOWN_FIELD,
                types.stream().map(ContractTerms::subject).collect(Collectors.joining(", ")),
                read.where(),
                Excerpt.quoted(path) + " is read and the contract does not have it" + consequence(read),
                Advice.on(parent(first, read).orElse(shape), read.name(), Advice.Use.READ),
                path);
    }

    static String consequence(ReadField read) {
        if (read.fallback().isPresent()) {
            return "; the reader always works with " + shown(read.fallback().get());
        }
        return read.required() ? "; the reader fails on every message" : "; the reader never sees a value";
    }

    static String shown(Object value) {
        return value instanceof String text ? Excerpt.quoted(text) : Excerpt.of(String.valueOf(value));
    }

    /** A handler's argument may be the entry, the message, or what a wrapper made of them. */
    private static boolean tolerated(ReadField read, Contract<?> type, boolean isMessage) {
        if (ContractTerms.envelope().contains(read.path().get(0)) && read.path().size() == 1) {
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
        var unsure = read.path().size() > 1 || !isMessage || meta(last);
        return unsure
                && type.shape().retired(last).isEmpty()
                && Advice.related(last, ContractTerms.names(type.shape())).isEmpty();
    }

    /** A handler that takes one of the message's own names from its argument is given the message itself. */
    static boolean isMessage(List<ReadField> ofReader, Collection<String> names) {
        return ofReader.stream()
                .filter(read -> read.level() == Level.EITHER && read.path().size() == 1)
                .map(ReadField::name)
                .anyMatch(name ->
                        names.contains(name) && !ContractTerms.envelope().contains(name));
    }

    /** What a wrapper adds to the message: where it came from, and names with an underscore before them. */
    static boolean meta(String name) {
        return name.startsWith("_")
                || META.contains(name)
                || ContractTerms.envelope().contains(name);
    }

    private static Optional<Shape<?>> parent(Shape<?> shape, ReadField read) {
        return ContractTerms.below(shape, read.path().subList(0, read.path().size() - 1));
    }

    static Optional<Field> field(Shape<?> shape, ReadField read) {
        return parent(shape, read).flatMap(at -> at.field(read.name()));
    }

    /** Whether what is taken in the place of a name is the contract's; for one out of use its successor, where it has one. */
    private static boolean standsIn(ReadField other, ReadField read, Shape<?> shape) {
        var successor = shape.retired(read.name()).flatMap(RetiredName::successor);
        return field(shape, other).isPresent()
                && successor.map(name -> name.equals(other.name())).orElse(true);
    }

    /** Whether a name is one that was taken out of use, or nearly one that there is: then looking for it is a mistake. */
    private static boolean isSlip(ReadField read, Shape<?> shape) {
        return read.path().size() == 1
                && (shape.retired(read.name()).isPresent()
                        || Advice.related(read.name(), ContractTerms.names(shape))
                                .isPresent());
    }

    /** Whether the reader looks for the right name, too: then it takes messages of before as well. */
    private static boolean isTolerant(ReadField read, List<ReadField> ofReader, Shape<?> shape) {
        var right = shape.retired(read.name())
                .flatMap(RetiredName::successor)
                .or(() -> Advice.related(read.name(), ContractTerms.names(shape)));
        var looked = ofReader.stream()
                .anyMatch(other -> other.tested() && other.path().equals(read.path()));
        return right.isPresent()
                && ofReader.stream()
                        .filter(other ->
                                other.path().size() == 1 && other.name().equals(right.get()))
                        .anyMatch(other -> other.tested() || looked);
    }

    /** Another name that exists stands in for this one, or the name is only tried when it was looked for first. */
    static boolean excused(
            ReadField read, List<ReadField> ofReader, boolean slip, java.util.function.Predicate<ReadField> exists) {
        if (read.tested() && !slip || read.alternatives().stream().anyMatch(exists)) {
            return true;
        }
        var reachable = new LinkedHashSet<>(read.alternatives());
        read.alternatives().forEach(other -> reachable.addAll(other.alternatives()));
        if (reachable.stream().anyMatch(exists)) {
            return true;
        }
        return !slip
                && ofReader.stream()
                        .anyMatch(other -> other.tested() && !other.listed() && isAbove(other.names(), read.names()));
    }

    /** Whether a path leads to the other, or to something on its way. */
    private static boolean isAbove(List<String> path, List<String> other) {
        return path.size() <= other.size() && other.subList(0, path.size()).equals(path);
    }

    private void add(Rule rule, String subject, Where where, String what, String fix, String evidence) {
        findings.add(Finding.of(rule, subject, where, what, fix).evidence(evidence));
    }
}

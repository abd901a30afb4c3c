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
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.WireForm;
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
import java.util.stream.Stream;

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

    /** In how many lines around a read with a default the test that stands before it is looked for. */
    private static final int NEAR = 3;

    private final Contracts contract;
    private final Map<String, List<Write>> writes;
    private final List<Untold> untold;
    /** What goes on, alone or with the object that holds it: what asks for it there is not seen. */
    private final Set<Part> handedOn;

    private final Map<Reader, List<ReadField>> byReader;
    /** One place may be come to by several readers: what one stream has is asked for there, whatever else comes by. */
    private final Map<Where, List<ReadField>> byPlace;

    private final ReadForms forms;
    private final ReadValues values;
    private final HandMadeValidators validators;
    private final List<Finding> findings = new ArrayList<>();

    /** What lies under names of what a reader takes. */
    private record Part(Reader reader, List<String> path) {}

    public ReadJudge(Contracts contract, Facts facts) {
        this.contract = contract;
        this.writes = facts.writes().stream().collect(Collectors.groupingBy(Write::stream));
        this.untold = facts.untold();
        this.handedOn = facts.handedOn().stream()
                .map(one -> new Part(one.reader(), one.path()))
                .collect(Collectors.toSet());
        this.byReader = facts.reads().stream()
                .collect(Collectors.groupingBy(ReadField::reader, LinkedHashMap::new, Collectors.toList()));
        this.byPlace = facts.reads().stream().collect(Collectors.groupingBy(ReadField::where));
        this.forms = new ReadForms(contract, this.writes, byPlace);
        this.values = new ReadValues(byReader);
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
            neverWritten(read, ofReader);
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
            optionalButDemanded(read, field.get(), types.get(0));
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

    /** A name that the reader cannot do without, that need not be there, and that no writer of the tree sets. */
    private void optionalButDemanded(ReadField read, Field field, Contract<?> type) {
        var sources = writes.getOrDefault(type.stream(), List.of()).stream()
                .filter(write -> write.transport().hasEntries())
                .toList();
        if (!read.required()
                || read.setAsWell()
                || read.listed()
                || field.required()
                || read.level() != Level.MESSAGE
                || read.path().size() > 1
                || sources.isEmpty()) {
            return;
        }
        var written = writtenNames(sources, Level.MESSAGE);
        if (written.isPresent()
                && !written.get().contains(read.name())
                && read.alternatives().isEmpty()) {
            unwritten(read, sources, written.get(), ContractTerms.subject(type));
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
    private static boolean isMessage(List<ReadField> ofReader, Collection<String> names) {
        return ofReader.stream()
                .filter(read -> read.level() == Level.EITHER && read.path().size() == 1)
                .map(ReadField::name)
                .anyMatch(name ->
                        names.contains(name) && !ContractTerms.envelope().contains(name));
    }

    /** What a wrapper adds to the message: where it came from, and names with an underscore before them. */
    private static boolean meta(String name) {
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
    private static boolean excused(
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

    /** A name that no writer sets, nor the reader itself: on every way on which the reader may have come to it, JSON or what is no JSON. */
    private void neverWritten(ReadField read, List<ReadField> ofReader) {
        if (read.setAsWell() || read.onlyColumn()) {
            return;
        }
        var sources = sources(read);
        if (read.path().size() == 1 && written(read, sources)) {
            if (read.streams().stream().noneMatch(this::hasOthers)) {
                writtenValues(read, sources, streams(read));
            }
            return;
        }
        if (isNeverWritten(read, ofReader)
                && !isToldBefore(read, ofReader)
                && byPlace.getOrDefault(read.where(), List.of()).stream()
                        .filter(other -> other.name().equals(read.name()))
                        .allMatch(other -> isNeverWritten(other, byReader.getOrDefault(other.reader(), List.of())))) {
            unwritten(read, sources, writtenNames(sources, read.level()).orElseThrow(), streams(read));
        }
    }

    /** A default or a demand behind a test of the same name never comes to be run: what is never there is told at the test. */
    private static boolean isToldBefore(ReadField read, List<ReadField> ofReader) {
        return (read.fallback().isPresent() || read.required())
                && ofReader.stream()
                        .filter(other -> other.path().equals(read.path())
                                && other.fallback().isEmpty()
                                && !other.required())
                        .anyMatch(other -> other.where()
                                        .file()
                                        .equals(read.where().file())
                                && Math.abs(read.where().line() - other.where().line()) <= NEAR);
    }

    private static String streams(ReadField read) {
        return read.streams().stream().sorted().collect(Collectors.joining(", "));
    }

    private List<Write> sources(ReadField read) {
        return read.streams().stream()
                .flatMap(name -> writes.getOrDefault(name, List.of()).stream())
                .toList();
    }

    private static boolean written(ReadField read, List<Write> sources) {
        return writtenNames(sources, read.level())
                .filter(names -> names.contains(read.path().get(0)))
                .isPresent();
    }

    private boolean isNeverWritten(ReadField read, List<ReadField> ofReader) {
        var known = read.streams().stream().allMatch(stream -> writes.containsKey(stream) && !hasOthers(stream));
        if (!known || read.decoded() || read.container() || read.listed()) {
            return false;
        }
        var ownDefault = read.fallback().isPresent() && ContractTerms.envelope().contains(read.name());
        var written = writtenNames(sources(read), read.level());
        if (ownDefault
                || written.isEmpty()
                || written.get().contains(read.path().get(0))) {
            return false;
        }
        var names = written.get();
        if ((read.ofOthers() || !read.reader().transport().hasEntries() && mayHaveOthers(read))
                && Advice.related(read.name(), names).isEmpty()) {
            return false;
        }
        return !excused(
                        read,
                        ofReader,
                        false,
                        other -> names.contains(other.path().get(0)))
                && !wrappers(read, ofReader, names);
    }

    /** Whether there is a writer that cannot be told, by a name that may be the stream's. */
    private boolean hasOthers(String stream) {
        return untold.stream().anyMatch(other -> other.written() && !other.isOpen() && other.fits(stream));
    }

    /** Whether any name may be where a writer on the same kind of bus sends to, of whom that cannot be told. */
    private boolean mayHaveOthers(ReadField read) {
        return untold.stream()
                .anyMatch(other -> other.written()
                        && other.isOpen()
                        && other.transport().reaches(read.reader().transport()));
    }

    /** Whether a wrapper may have added the name to what it hands to the handler. */
    private static boolean wrappers(ReadField read, List<ReadField> ofReader, Set<String> names) {
        return read.level() == Level.EITHER
                && (!read.required() || read.name().startsWith("_"))
                && (meta(read.name()) || !isMessage(ofReader, names))
                && Advice.related(read.name(), names).isEmpty();
    }

    private void unwritten(ReadField read, List<Write> sources, Set<String> names, String stream) {
        var near = Advice.related(read.name(), names);
        if (read.onlyDeclared() && !handedOn.contains(new Part(read.reader(), read.path()))) {
            add(
                    ScanRule.READ_DECLARED_NEVER_WRITTEN,
                    stream,
                    read.where(),
                    Excerpt.quoted(read.path().get(0)) + " is declared for what is read, " + notSetting(sources)
                            + ", and nothing is seen to ask for it",
                    near.map(Advice::didYouMean)
                            .orElse("leave it out, or have it written; " + setting(sources) + " "
                                    + String.join(", ", names)),
                    read.path().get(0));
            return;
        }
        add(
                ScanRule.READ_NEVER_WRITTEN,
                stream,
                read.where(),
                Excerpt.quoted(read.path().get(0)) + " is read and " + notSetting(sources) + consequence(read),
                near.map(Advice::didYouMean)
                        .orElse("have it written; " + setting(sources) + " " + String.join(", ", names)),
                read.path().get(0));
    }

    private static String notSetting(List<Write> sources) {
        var places = calls(sources).map(Write::from).distinct().count();
        return places == 1
                ? "the only place that writes the stream does not set it"
                : "none of the " + places + " places that write the stream sets it";
    }

    /** The writes, but for those of senders that were looked at by themselves as well as for who calls them. */
    private static Stream<Write> calls(List<Write> sources) {
        var called = sources.stream()
                .filter(write -> !write.from().equals(write.where()))
                .map(Write::where)
                .collect(Collectors.toSet());
        return sources.stream().filter(write -> !write.from().equals(write.where()) || !called.contains(write.where()));
    }

    private static String setting(List<Write> sources) {
        var files = calls(sources).map(Write::by).distinct().toList();
        return files.size() == 1 ? files.get(0) + " sets" : files.get(0) + " and " + (files.size() - 1) + " more set";
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
        if (possible.isEmpty() || values.handles(read, possible)) {
            return;
        }
        values.unsent(read, possible, stream, "the writers write " + String.join(", ", possible));
    }

    private void add(Rule rule, String subject, Where where, String what, String fix, String evidence) {
        findings.add(Finding.of(rule, subject, where, what, fix).evidence(evidence));
    }
}

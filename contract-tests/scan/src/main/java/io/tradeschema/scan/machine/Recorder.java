package io.tradeschema.scan.machine;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Where;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.HandedOn;
import io.tradeschema.scan.facts.Model;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what the walk finds. The same place seen twice with the same result is noted once. */
final class Recorder {

    private static final Set<Rule> CALLS = Set.of(ScanRule.CALLSITE_SIGNATURE, ScanRule.CALLSITE_NO_SUCH_METHOD);

    private final Map<Object, Write> writes = new LinkedHashMap<>();
    private final Map<Object, ReadField> reads = new LinkedHashMap<>();
    private final Map<Object, Reader> readers = new LinkedHashMap<>();
    private final Map<Where, Unresolved> unresolved = new LinkedHashMap<>();
    private final Set<Untold> untold = new LinkedHashSet<>();
    private final Map<Where, Unresolved> awaitingCaller = new LinkedHashMap<>();
    private final Set<Where> resolved = new LinkedHashSet<>();
    private final Map<String, Finding> findings = new LinkedHashMap<>();
    private final Map<String, Set<String>> ways = new HashMap<>();
    /** By the key of a finding, the call that it is about. */
    private final Map<String, Call> calls = new HashMap<>();
    /** By its place, what a call fits. */
    private final Map<Where, Set<Where>> fitting = new HashMap<>();

    private final WrongKinds kinds = new WrongKinds();
    private final BareNames bare = new BareNames();

    BareNames bare() {
        return bare;
    }

    WrongKinds kinds() {
        return kinds;
    }

    private final Map<Where, Model> models = new LinkedHashMap<>();
    private final Set<HandedOn> handedOn = new LinkedHashSet<>();
    private final Set<HandedOn> shown = new LinkedHashSet<>();
    private final Set<Where> ownNames = new LinkedHashSet<>();
    private final Set<Where> unknownNames = new HashSet<>();
    private final Set<Where> forPeople = new HashSet<>();
    /** By its place, which code takes names or values in their order: in a chain of calls several have one place. */
    private final Map<HandedOn, Set<Code>> unnamed = new LinkedHashMap<>();

    private final Set<Code> copied = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Notes where a message goes on as a whole. */
    void handedOn(HandedOn place) {
        handedOn.add(place);
    }

    /** Notes a name that is taken from, or set in, what is followed and is no message's. */
    void ownName(Where place) {
        ownNames.add(place);
    }

    /** Notes a name that is taken from what nobody knows. */
    void unknownName(Where place) {
        unknownNames.add(place);
    }

    /** The places at which all that names are taken from is known, and is no message. */
    List<Where> ownNames() {
        return ownNames.stream().filter(place -> !unknownNames.contains(place)).toList();
    }

    /** Notes that a message is made a part of a text there. */
    void shown(HandedOn place) {
        shown.add(place);
    }

    /** Notes that a text made there is only shown to people. */
    void onlyShown(Where place) {
        forPeople.add(place);
    }

    /** Notes that names or values of a message are taken there in their order. */
    void unnamed(HandedOn place, Code taking) {
        unnamed.computeIfAbsent(place, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(taking);
    }

    /** Notes that each name which is taken there keeps its value: in a record of the same names, or before people. */
    void copied(Code taking) {
        copied.add(taking);
    }

    /** Where messages go on as a whole; texts for people are not among it. */
    List<HandedOn> handedOn() {
        var all = new LinkedHashSet<>(handedOn);
        unnamed.forEach((place, taking) -> {
            if (!copied.containsAll(taking)) {
                all.add(place);
            }
        });
        shown.stream().filter(place -> !forPeople.contains(place.where())).forEach(all::add);
        return List.copyOf(all);
    }

    void write(Write write) {
        resolved.add(write.where());
        writes.put(write, write);
    }

    /** The read noted before for this place, or this one. */
    ReadField read(ReadField read) {
        return reads.computeIfAbsent(read.identity(), key -> read);
    }

    /** How much is noted. */
    int size() {
        return writes.size()
                + reads.size()
                + readers.size()
                + unresolved.size()
                + untold.size()
                + awaitingCaller.size()
                + findings.size()
                + models.size()
                + handedOn.size()
                + shown.size()
                + unnamed.size();
    }

    /** How many reads are noted. */
    int count() {
        return reads.size();
    }

    /** The reads that were noted after so many. */
    List<ReadField> since(int count) {
        return count == reads.size()
                ? List.of()
                : reads.values().stream().skip(count).toList();
    }

    Reader reader(Reader reader) {
        if (!reader.streams().isEmpty()) {
            resolved.add(reader.where());
        }
        return readers.computeIfAbsent(reader, key -> reader);
    }

    void unresolved(Where where, String what, String reason) {
        unresolved(new Unresolved(where, what, reason));
    }

    void unresolved(Unresolved site) {
        unresolved.putIfAbsent(site.where(), site);
    }

    /** Notes a place that depends on a parameter: it is only unresolved when no caller resolves it. */
    void awaitsCaller(Unresolved site) {
        awaitingCaller.putIfAbsent(site.where(), site);
    }

    /** Notes a place that may be on more streams than are told. */
    void untold(Untold site) {
        untold.add(site);
    }

    /** What may be on streams that are not told. */
    List<Untold> untold() {
        var all = new LinkedHashSet<>(untold);
        all.addAll(Facts.untold(unresolved()));
        return List.copyOf(all);
    }

    void finding(Finding finding) {
        findings.putIfAbsent(key(finding), finding);
    }

    /** A call, and where what it leads to is defined. */
    record Call(Place at, Place callee) {}

    /** A call fits this definition. */
    void fits(Place at, Place callee) {
        fitting.computeIfAbsent(at.where(), key -> new HashSet<>()).add(callee.where());
    }

    /** A call that cannot run, with the files on a way from it to a bus, if there is one. */
    void finding(Finding finding, Call call, Set<String> way) {
        finding(finding);
        calls.put(key(finding), call);
        ways.computeIfAbsent(key(finding), key -> new HashSet<>()).addAll(way);
    }

    private static String key(Finding finding) {
        return finding.rule().name() + finding.where() + finding.evidence();
    }

    void model(Model model) {
        models.merge(model.where(), model, Recorder::merge);
    }

    private static Model merge(Model one, Model other) {
        var streams = new LinkedHashSet<>(one.usedFor());
        streams.addAll(other.usedFor());
        return new Model(one.name(), one.where(), one.fields(), one.places(), streams);
    }

    List<Write> writes() {
        return new ArrayList<>(writes.values());
    }

    List<ReadField> reads() {
        return new ArrayList<>(reads.values());
    }

    List<Reader> readers() {
        return new ArrayList<>(readers.values());
    }

    List<Finding> findings() {
        var onBus = filesOnBus();
        var all = new ArrayList<Finding>();
        findings.forEach((key, finding) -> {
            if (!CALLS.contains(finding.rule()) || !fitsElsewhere(key)) {
                all.add(weighed(key, finding, onBus));
            }
        });
        all.addAll(kinds.findings());
        all.addAll(bare.findings());
        return all;
    }

    /** Whether the same call leads to something else that it fits: which of them it is was asked for, or is told by what is given. */
    private boolean fitsElsewhere(String key) {
        var call = calls.get(key);
        return call != null
                && fitting.getOrDefault(call.at().where(), Set.of()).stream()
                        .anyMatch(callee -> !callee.equals(call.callee().where()));
    }

    /** The finding, as a warning where none of the files on its ways has a place on a bus. */
    private Finding weighed(String key, Finding finding, Set<String> onBus) {
        var files = ways.get(key);
        return files == null || !Collections.disjoint(files, onBus) || !CALLS.contains(finding.rule())
                ? finding
                : new Finding(
                        ScanRule.CALLSITE_AWAY_FROM_BUS,
                        finding.subject(),
                        finding.where(),
                        finding.what(),
                        finding.found(),
                        finding.fix(),
                        finding.evidence());
    }

    private Set<String> filesOnBus() {
        var files = new HashSet<String>();
        writes.values()
                .forEach(write ->
                        files.addAll(List.of(write.where().file(), write.from().file())));
        readers.values()
                .forEach(reader -> files.addAll(
                        List.of(reader.where().file(), reader.from().file())));
        unresolved().forEach(site -> files.add(site.where().file()));
        return files;
    }

    List<Model> models() {
        return new ArrayList<>(models.values());
    }

    /** Every place that stayed unresolved, each once. */
    List<Unresolved> unresolved() {
        var all = new LinkedHashMap<>(unresolved);
        awaitingCaller.forEach((where, site) -> {
            if (!resolved.contains(where)) {
                all.putIfAbsent(where, site);
            }
        });
        unseen().forEach(site -> all.putIfAbsent(site.where(), site));
        return new ArrayList<>(all.values());
    }

    /** The writes whose message stayed unseen, or seen in part, on every way that leads to them. */
    private List<Unresolved> unseen() {
        var seenFrom = new LinkedHashSet<List<Object>>();
        var seenAt = new LinkedHashSet<Where>();
        for (var write : writes.values()) {
            if (write.open().isEmpty()) {
                seenFrom.add(List.of(write.from(), write.stream()));
                seenAt.add(write.where());
            }
        }
        return writes.values().stream()
                .filter(write -> !write.open().isEmpty() && !foundWrong(write.from()))
                .filter(write -> write.open().cause() != Gap.Cause.WRITER)
                .filter(write -> !seenFrom.contains(List.of(write.from(), write.stream())))
                .filter(write -> !(fromItsOwnCallers(write) && seenAt.contains(write.where())))
                .map(write -> new Unresolved(
                        write.from(),
                        what(write),
                        write.open().reason(),
                        Optional.of(new Untold(write.from(), true, write.transport(), List.of(write.stream())))))
                .toList();
    }

    /** A call that cannot run as it stands is reported as such; that its message is not seen follows from it. */
    private boolean foundWrong(Where place) {
        return findings.values().stream()
                .map(Finding::where)
                .anyMatch(where -> where.file().equals(place.file()) && where.line() == place.line());
    }

    /** A sender that was walked on its own; what its callers hand to it was seen with them. */
    private static boolean fromItsOwnCallers(Write write) {
        return write.from().equals(write.where()) && write.isOpenToCallers();
    }

    private static String what(Write write) {
        return (write.message().isEmpty() ? "the message" : "a part of the message") + " written to " + write.stream();
    }
}

package io.tradeschema.scan.judge;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Model;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks at the streams as a whole: ends that never meet, two forms of one event, classes that re-declare a message. */
public final class StreamJudge {

    private static final int LEAST_SHARED = 2;

    /** People read these, not programs. */
    private static final Pattern DEAD_LETTERS =
            Pattern.compile("dead|dlq|poison|quarantine|parking", Pattern.CASE_INSENSITIVE);

    private final Contracts contract;
    private final Facts facts;
    private final Topology declared;
    private final Predicate<String> elsewhere;
    private final List<Finding> findings = new ArrayList<>();

    /** Judges the streams of these facts; the predicate says whether a name stands in a program that is not read. */
    public StreamJudge(Contracts contract, Facts facts, Topology declared, Predicate<String> elsewhere) {
        this.contract = contract;
        this.facts = facts;
        this.declared = declared;
        this.elsewhere = elsewhere;
    }

    public List<Finding> judge() {
        Arrays.stream(Transport.values()).filter(Transport::hasOneName).forEach(this::ends);
        mixed();
        facts.models().forEach(this::shadow);
        return findings;
    }

    private void ends(Transport transport) {
        Map<String, Write> written = new TreeMap<>();
        facts.writes().stream()
                .filter(write -> write.transport() == transport)
                .forEach(write -> written.putIfAbsent(write.stream(), write));
        Map<String, Reader> read = new TreeMap<>();
        facts.readers().stream()
                .filter(reader -> reader.transport() == transport || reader.handler())
                .forEach(reader -> reader.streams().forEach(stream -> read.putIfAbsent(stream, reader)));
        unwritten(read, written, transport);
        unread(written, read, transport);
    }

    private void unwritten(Map<String, Reader> read, Map<String, Write> written, Transport transport) {
        var places = new LinkedHashMap<Where, List<String>>();
        read.forEach((stream, reader) -> {
            var ofStream = reader.transport() != transport;
            if (!ofStream
                    && !declared.produced().contains(stream)
                    && written.keySet().stream().noneMatch(name -> meets(stream, name))
                    && !(reader.handler() && isWritten(stream))
                    && !slip(stream, reader.from(), "writes", "written", "read ", written.keySet(), read.keySet())
                    && !written.isEmpty()
                    && !mayHaveOther(stream, reader.where(), true, transport)) {
                places.computeIfAbsent(reader.from(), key -> new ArrayList<>()).add(stream);
            }
        });
        places.forEach(this::unwritten);
    }

    private void unread(Map<String, Write> written, Map<String, Reader> read, Transport transport) {
        var places = new LinkedHashMap<Where, List<String>>();
        written.forEach((stream, write) -> {
            if (!declared.consumed().contains(stream)
                    && read.keySet().stream().noneMatch(name -> meets(name, stream))
                    && !slip(stream, write.from(), "reads", "read", "write to ", read.keySet(), written.keySet())
                    && !read.isEmpty()
                    && !DEAD_LETTERS.matcher(stream).find()
                    && !mayHaveOther(stream, write.where(), false, transport)) {
                places.computeIfAbsent(write.from(), key -> new ArrayList<>()).add(stream);
            }
        });
        places.forEach(this::unread);
    }

    /** A handler that is known by its registration alone may be one of any transport. */
    private boolean isWritten(String stream) {
        return facts.writes().stream().anyMatch(write -> meets(stream, write.stream()));
    }

    /** Whether what is read, a name or a pattern of names, is what is written. */
    private static boolean meets(String read, String written) {
        return read.equals(written) || read.contains("*") && Untold.fits(List.of(read.split("\\*", -1)), written);
    }

    /** Whether an end that could not be told may be the one, or a program in a language that is not read. */
    private boolean mayHaveOther(String stream, Where where, boolean writer, Transport transport) {
        return facts.untold().stream()
                        .filter(other -> other.transport() == transport)
                        .filter(other -> other.written() == writer
                                || other.where().equals(where) && other.known().size() > 1)
                        .anyMatch(other -> other.fits(stream))
                || elsewhere.test(stream);
    }

    private void unwritten(Where where, List<String> streams) {
        add(Finding.of(
                        ScanRule.STREAM_NEVER_WRITTEN,
                        String.join(", ", streams),
                        where,
                        listed(streams) + " read here and nothing in the tree writes " + it(streams),
                        "correct the name, or declare the writer in tradeschema.yaml")
                .evidence(String.join(",", streams)));
    }

    private void unread(Where where, List<String> streams) {
        add(Finding.of(
                        ScanRule.STREAM_NEVER_READ,
                        String.join(", ", streams),
                        where,
                        listed(streams) + " written here and nothing in the tree reads " + it(streams),
                        "remove the writer, correct the name, or declare the reader in tradeschema.yaml")
                .evidence(String.join(",", streams)));
    }

    private static String listed(List<String> streams) {
        return streams.stream().map(Excerpt::quoted).collect(Collectors.joining(", "))
                + (streams.size() == 1 ? " is" : " are");
    }

    private static String it(List<String> streams) {
        return streams.size() == 1 ? "it" : "them";
    }

    /** A name that is nearly one which the other end has, or the contract. */
    private boolean slip(
            String stream, Where where, String does, String done, String remedy, Set<String> others, Set<String> met) {
        var near = near(stream, others, met);
        near.ifPresent(other -> add(Finding.of(
                        ScanRule.STREAM_NAME_NEAR,
                        stream,
                        where,
                        "nothing " + does + " " + Excerpt.quoted(stream) + "; what is " + done + " is "
                                + Excerpt.quoted(other),
                        remedy + Excerpt.quoted(other))
                .evidence(stream + "~" + other)));
        return near.isPresent();
    }

    /** A declared or used name that is one edit or one prefix away. */
    private Optional<String> near(String stream, Set<String> others, Set<String> met) {
        var candidates = new LinkedHashSet<>(others);
        contract.all().forEach(type -> candidates.add(type.stream()));
        candidates.remove(stream);
        var prefixed = candidates.stream()
                .filter(other -> lacksPrefix(stream, other, !met.contains(other)))
                .filter(other -> contract.on(other).isPresent() || isAlone(stream, other, candidates, met))
                .toList();
        var near = candidates.stream().filter(other -> nearly(stream, other) || prefixed.contains(other));
        return contract.on(stream).isPresent()
                ? near.filter(other -> contract.on(other).isEmpty()).findFirst()
                : near.min(Comparator.naturalOrder());
    }

    /** One has a prefix before the other's name: a slip where it is the house's own, or the other has no second end, either. */
    private boolean lacksPrefix(String one, String other, boolean open) {
        if (!isPrefixed(one, other)) {
            return false;
        }
        var shorter = one.length() < other.length() ? one : other;
        var longer = one.length() < other.length() ? other : one;
        var prefix = longer.substring(0, longer.length() - shorter.length());
        return open || contract.on(longer).isPresent() || isOfTheHouse(prefix);
    }

    private static boolean isPrefixed(String one, String other) {
        var shorter = one.length() < other.length() ? one : other;
        var longer = one.length() < other.length() ? other : one;
        return shorter.length() >= 5 && (longer.endsWith(":" + shorter) || longer.endsWith("." + shorter));
    }

    /** Whether these two are meant and no third: of several names that are a prefix away nobody can say which. */
    private static boolean isAlone(String stream, String other, Set<String> others, Set<String> met) {
        return others.stream().filter(name -> isPrefixed(stream, name)).count() == 1
                && met.stream().filter(name -> isPrefixed(other, name)).count() == 1;
    }

    /** Half of all streams and more begin so. */
    private boolean isOfTheHouse(String prefix) {
        var names = new LinkedHashSet<String>();
        facts.writes().forEach(write -> names.add(write.stream()));
        facts.readers().forEach(reader -> names.addAll(reader.streams()));
        return 2 * names.stream().filter(name -> name.startsWith(prefix)).count() >= names.size();
    }

    private static boolean nearly(String one, String other) {
        var shorter = one.length() < other.length() ? one : other;
        var plainOne = one.replaceAll("[._:-]", "");
        var plainOther = other.replaceAll("[._:-]", "");
        return plainOne.equalsIgnoreCase(plainOther)
                || (shorter.length() >= 8 && Advice.isSlip(one, List.of(other)) && !digitsDiffer(one, other));
    }

    /** {@code shard.1} and {@code shard.2} are two streams on purpose. */
    private static boolean digitsDiffer(String one, String other) {
        return one.replaceAll("[0-9]", "").equals(other.replaceAll("[0-9]", ""));
    }

    private void mixed() {
        var byStream = facts.writes().stream()
                .filter(write -> write.transport().hasEntries() && write.form() != WireForm.HIDDEN)
                .filter(write -> contract.on(write.stream()).isEmpty())
                .filter(write ->
                        write.form() != WireForm.FLAT || write.message().isPresent())
                .filter(write -> !isSeed(write))
                .collect(Collectors.groupingBy(Write::stream, TreeMap::new, Collectors.toList()));
        var mixed = new LinkedHashMap<Set<String>, List<Write>>();
        byStream.forEach((stream, all) -> {
            var writes = all.stream().filter(write -> !isField(write, all)).toList();
            var keys = writes.stream().map(Write::key).collect(Collectors.toCollection(TreeSet::new));
            if (keys.size() > 1) {
                mixed.computeIfAbsent(keys, key -> new ArrayList<>()).addAll(writes);
            }
        });
        mixed.values().forEach(this::mixed);
    }

    /** Whether the key under which the JSON stands is a field among others: entries that are flat have it, too. */
    private static boolean isField(Write write, List<Write> others) {
        return write.form() == WireForm.JSON_UNDER_KEY
                && others.stream()
                        .filter(other -> other.form() == WireForm.FLAT)
                        .flatMap(other -> other.message().stream())
                        .anyMatch(message -> message.fields().containsKey(write.key()));
    }

    /** One constant alone is no message: so a stream is made before anybody has something to say. */
    private static boolean isSeed(Write write) {
        return write.form() == WireForm.FLAT
                && write.message()
                        .filter(message -> message.closed() && message.fields().size() == 1)
                        .filter(message -> message.fields().values().stream()
                                .allMatch(field -> field.value().complete()))
                        .isPresent();
    }

    /** Writers of the same mixture of forms, on one stream or several: those in the minority are told. */
    private void mixed(List<Write> writes) {
        var forms = writes.stream().collect(Collectors.groupingBy(Write::key, LinkedHashMap::new, Collectors.toList()));
        var usual = forms.values().stream()
                .max(byReaders().thenComparing(byUse()))
                .orElseThrow()
                .get(0);
        var odd = writes.stream()
                .filter(write -> !write.key().equals(usual.key()))
                .filter(write -> !toMend(write).equals(usual.where())) // one place that is told it differs from itself
                .collect(Collectors.groupingBy(this::toMend, LinkedHashMap::new, Collectors.toList()));
        odd.values().forEach(group -> report(group, usual));
    }

    /** What the streams' readers ask for is what is meant, however many write something else. */
    private Comparator<List<Write>> byReaders() {
        return Comparator.comparingLong(writes -> facts.reads().stream()
                .filter(read -> read.level() == Level.ENTRY
                        && read.name().equals(writes.get(0).key()))
                .flatMap(read -> read.streams().stream())
                .filter(stream ->
                        writes.stream().anyMatch(write -> write.stream().equals(stream)))
                .limit(1)
                .count());
    }

    /** In how many files a form is at home: on these streams, then in the whole tree; a tool's many places are one file. */
    private Comparator<List<Write>> byUse() {
        return Comparator.comparingLong(StreamJudge::files)
                .thenComparingLong(writes -> files(facts.writes().stream()
                        .filter(write -> write.transport().hasEntries()
                                && write.key().equals(writes.get(0).key()))
                        .toList()))
                .thenComparingInt(List::size);
    }

    private static long files(List<Write> writes) {
        return writes.stream().map(Write::by).distinct().count();
    }

    /** A wrapper that writes what it is given, for other streams or in other forms, is not to be changed, but the call of it. */
    private Where toMend(Write odd) {
        var others = facts.writes().stream()
                .filter(write -> write.where().equals(odd.where()))
                .filter(write ->
                        !write.stream().equals(odd.stream()) || !write.key().equals(odd.key()));
        return others.findAny().isPresent() ? odd.from() : odd.where();
    }

    private void report(List<Write> group, Write usual) {
        var odd = group.get(0);
        add(Finding.of(
                        ScanRule.ENVELOPE_MIXED,
                        group.stream().map(Write::stream).distinct().collect(Collectors.joining(", ")),
                        toMend(odd),
                        "the message is written " + form(odd) + " here and " + form(usual) + " in "
                                + usual.where().file() + ":" + usual.where().line(),
                        "write it " + form(usual) + " in both")
                .evidence(odd.key() + "|" + usual.key()));
    }

    private static String form(Write write) {
        return write.form() == WireForm.FLAT ? "as the entry's fields" : "as JSON under \"" + write.key() + "\"";
    }

    private void shadow(Model model) {
        for (var type : contract.all()) {
            var named = model.name().equals(ContractTerms.className(type));
            if (named && (model.usedFor().contains(type.stream()) || alike(model, type))) {
                shadow(model, type);
            }
        }
    }

    /** A class that is not seen on the bus: its name alone says little, and its name with the message's own fields all. */
    private static boolean alike(Model model, Contract<?> type) {
        return model.usedFor().isEmpty()
                && model.fields().keySet().stream()
                                .filter(name -> type.shape().field(name).isPresent())
                                .count()
                        >= LEAST_SHARED;
    }

    private void shadow(Model model, Contract<?> type) {
        var unknown = model.fields().keySet().stream()
                .filter(name -> type.shape().field(name).isEmpty())
                .toList();
        var missing = type.shape().fields().stream()
                .filter(field -> field.required() && !model.fields().containsKey(field.name()))
                .map(field -> field.name())
                .toList();
        if (unknown.isEmpty() && missing.isEmpty()) {
            return;
        }
        var parts = new ArrayList<String>();
        if (!unknown.isEmpty()) {
            parts.add("it has " + String.join(", ", unknown) + ", which the contract does not have");
        }
        if (!missing.isEmpty()) {
            parts.add("it lacks the required " + String.join(", ", missing));
        }
        var advice = unknown.stream()
                .map(name -> name + ": " + Advice.on(type.shape(), name, Advice.Use.SEND))
                .collect(Collectors.joining("; "));
        add(Finding.of(
                        ScanRule.CALLSITE_SHADOW_MODEL,
                        ContractTerms.subject(type),
                        model.where(),
                        "class " + model.name() + " describes the event again, and differs: "
                                + String.join("; ", parts),
                        advice.isEmpty() ? "add " + String.join(", ", missing) : advice)
                .evidence(model.name()));
    }

    private void add(Finding finding) {
        findings.add(finding);
    }
}

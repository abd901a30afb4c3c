package io.tradeschema.scan.judge;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Model;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Looks at the streams as a whole: ends that never meet, two forms of one event, classes that re-declare a message. */
public final class StreamJudge {

    private static final int LEAST_SHARED = 2;

    private final Contracts contract;
    private final Facts facts;
    private final EndsJudge ends;
    private final List<Finding> findings = new ArrayList<>();

    /** Judges the streams of these facts; the predicate says whether a name stands in a program that is not read. */
    public StreamJudge(Contracts contract, Facts facts, Topology declared, Predicate<String> elsewhere) {
        this.contract = contract;
        this.facts = facts;
        this.ends = new EndsJudge(contract, facts, declared, elsewhere);
    }

    public List<Finding> judge() {
        findings.addAll(ends.judge());
        mixed();
        facts.models().forEach(this::shadow);
        return findings;
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

package io.tradeschema.scan.fix;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.syntax.Node;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events that have a name at the place where a patch changes it, and of which no finding says that it is wrong there: what is right in
 * one event may mean something else in another.
 */
final class OtherEvents {

    private final Sources sources;
    private final Contracts contracts;
    /** By the name, and where it is set or read: the events that have it there. */
    private final Map<String, Map<Where, Set<String>>> events = new HashMap<>();
    /** By the names of a patch: the events of which a finding says that they want it. */
    private final Map<String, Set<String>> wanting = new HashMap<>();

    OtherEvents(Sources sources, Facts facts, Contracts contracts, Collection<Want> wants) {
        this.sources = sources;
        this.contracts = contracts;
        facts.writes().forEach(write -> write.message().ifPresent(message -> sets(message, write.stream())));
        facts.reads().forEach(read -> read.streams().forEach(stream -> add(read.name(), read.where(), stream)));
        wants.forEach(want ->
                wanting.computeIfAbsent(key(want), key -> new HashSet<>()).addAll(subjects(want.finding())));
    }

    private void sets(ObjectFacts object, String stream) {
        object.fields().values().forEach(field -> {
            add(field.name(), field.where(), stream);
            field.value().object().ifPresent(inner -> sets(inner, stream));
        });
    }

    private void add(String name, Where where, String stream) {
        contracts
                .on(stream)
                .or(() -> contracts.named(stream))
                .map(Contract::name)
                .ifPresent(event -> events.computeIfAbsent(name, key -> new HashMap<>())
                        .computeIfAbsent(where, key -> new HashSet<>())
                        .add(event));
    }

    private static Set<String> subjects(Finding finding) {
        return Arrays.stream(finding.subject().split(", "))
                .map(Finding::unversioned)
                .collect(Collectors.toSet());
    }

    private static String key(Want want) {
        return want.wrong() + " " + want.right();
    }

    /** Why the patch is not to be made; empty where every event that has the name there wants it. */
    Optional<String> forbid(Want want, Remedy remedy) {
        var here = events.getOrDefault(want.wrong(), Map.of());
        var others = Stream.concat(Stream.of(want.site()), places(remedy))
                .flatMap(where -> here.getOrDefault(where, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(wanting.getOrDefault(key(want), Set.of()));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("\"" + want.wrong() + "\" there is of " + String.join(" and of ", others)
                        + ", too, where it may mean something else");
    }

    private Stream<Where> places(Remedy remedy) {
        var places = new LinkedHashSet<Where>();
        remedy.edits()
                .forEach(edit -> sources.named(edit.file()).stream()
                        .flatMap(source -> source.path(edit).stream())
                        .map(Node::where)
                        .forEach(places::add));
        return places.stream();
    }
}

package io.tradeschema.scan.judge;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.Untold;
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
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for ends that never meet: what is written and not read, read and not written, or named nearly alike. */
final class EndsJudge {

    /** People read these, not programs. */
    private static final Pattern DEAD_LETTERS =
            Pattern.compile("dead|dlq|poison|quarantine|parking", Pattern.CASE_INSENSITIVE);

    /** A queue from which the broker itself moves what has waited there long enough. */
    private static final Pattern WAITING =
            Pattern.compile("retr(?:y|ies)|delay|wait|later|schedul", Pattern.CASE_INSENSITIVE);

    private final Contracts contract;
    private final Facts facts;
    private final Topology declared;
    private final Predicate<String> elsewhere;
    private final List<Finding> findings = new ArrayList<>();

    /** Judges the ends in these facts; the predicate says whether a name stands in a program that is not read. */
    EndsJudge(Contracts contract, Facts facts, Topology declared, Predicate<String> elsewhere) {
        this.contract = contract;
        this.facts = facts;
        this.declared = declared;
        this.elsewhere = elsewhere;
    }

    List<Finding> judge() {
        Arrays.stream(Transport.values()).filter(Transport::hasOneName).forEach(this::ends);
        queues();
        return findings;
    }

    private void queues() {
        var written = written(Transport.RABBIT_QUEUE);
        written.keySet().removeIf(queue -> WAITING.matcher(queue).find());
        unread(written, read(Transport.RABBIT), Transport.RABBIT);
    }

    private void ends(Transport transport) {
        var written = written(transport);
        var read = read(transport);
        unwritten(read, written, transport);
        unread(written, read, transport);
    }

    private Map<String, Write> written(Transport transport) {
        var written = new TreeMap<String, Write>();
        facts.writes().stream()
                .filter(write -> write.transport() == transport)
                .forEach(write -> written.putIfAbsent(write.stream(), write));
        return written;
    }

    private Map<String, Reader> read(Transport transport) {
        var read = new TreeMap<String, Reader>();
        facts.readers().stream()
                .filter(reader -> reader.transport() == transport || reader.handler())
                .forEach(reader -> reader.streams().forEach(stream -> read.putIfAbsent(stream, reader)));
        return read;
    }

    private void unwritten(Map<String, Reader> read, Map<String, Write> written, Transport transport) {
        var places = new LinkedHashMap<Where, List<String>>();
        read.forEach((stream, reader) -> {
            if (reader.transport() == transport
                    && !declared.produced().contains(stream)
                    && written.keySet().stream().noneMatch(name -> meets(stream, name))
                    && !(reader.handler() && isWritten(stream))
                    && !slip(stream, reader.from(), "writes", "written", "read ", written.keySet(), read.keySet())
                    && !written.isEmpty()
                    && !mayHaveOther(stream, reader.where(), true, transport)) {
                places.computeIfAbsent(reader.from(), key -> new ArrayList<>()).add(stream);
            }
        });
        places.forEach((where, streams) -> alone(
                ScanRule.STREAM_NEVER_WRITTEN,
                where,
                streams,
                " read here and nothing in the tree writes ",
                "correct the name, or declare the writer in tradeschema.yaml"));
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
        places.forEach((where, streams) -> alone(
                ScanRule.STREAM_NEVER_READ,
                where,
                streams,
                " written here and nothing in the tree reads ",
                "remove the writer, correct the name, or declare the reader in tradeschema.yaml"));
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
                        .filter(other -> other.transport().reaches(transport))
                        .filter(other -> other.written() == writer
                                || other.where().equals(where) && other.known().size() > 1)
                        .anyMatch(other -> other.fits(stream))
                || elsewhere.test(stream);
    }

    private void alone(ScanRule rule, Where where, List<String> streams, String what, String fix) {
        findings.add(Finding.of(rule, String.join(", ", streams), where, listed(streams) + what + it(streams), fix)
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
        near.ifPresent(other -> findings.add(Finding.of(
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
        var plainOne = one.replaceAll("[._:-]", "");
        var plainOther = other.replaceAll("[._:-]", "");
        return plainOne.equalsIgnoreCase(plainOther)
                || (Math.min(one.length(), other.length()) >= 8
                        && Advice.isSlip(one, List.of(other))
                        && !digitsDiffer(one, other));
    }

    /** {@code shard.1} and {@code shard.2} are two streams on purpose. */
    private static boolean digitsDiffer(String one, String other) {
        return one.replaceAll("[0-9]", "").equals(other.replaceAll("[0-9]", ""));
    }
}

package io.tradeschema.scan.judge;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds where a reader looks for the message against where it lies. */
final class ReadForms {

    private final Contracts contract;
    private final Map<String, List<Write>> writes;
    private final List<Finding> findings = new ArrayList<>();

    ReadForms(Contracts contract, Map<String, List<Write>> writes) {
        this.contract = contract;
        this.writes = writes;
    }

    List<Finding> judge(Reader reader, List<ReadField> reads) {
        findings.clear();
        check(reader, reads);
        return List.copyOf(findings);
    }

    private void check(Reader reader, List<ReadField> reads) {
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
                besides(stream, mine, keys);
                continue;
            }
            if (keys.contains("") && decoded.stream().anyMatch(read -> isFlat(stream, read.name()))) {
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

    /** A field of a flat entry may be JSON itself. */
    private boolean isFlat(String stream, String name) {
        return writes.getOrDefault(stream, List.of()).stream()
                .filter(write -> write.form() == WireForm.FLAT)
                .flatMap(write -> write.message().stream())
                .anyMatch(message -> !message.closed() || message.fields().containsKey(name));
    }

    /** The reader takes the right key and hands it on, undecoded. */
    private static boolean passedOn(List<ReadField> reads, Set<String> keys) {
        return reads.stream().anyMatch(read -> read.level() == Level.ENTRY && keys.contains(read.name()));
    }

    private void flatReads(String stream, List<ReadField> reads, Set<String> keys) {
        reads.stream()
                .filter(read -> read.level() == Level.ENTRY && !read.tested())
                .filter(read -> !ContractTerms.envelope().contains(read.name()))
                .findFirst()
                .ifPresent(first -> wrongForm(
                        stream, first, "it takes " + Excerpt.quoted(first.name()) + " from the entry itself", keys));
    }

    /** A name of the message that is asked of the entry, by a reader that has the product's own code read it: it is never there. */
    private void besides(String stream, List<ReadField> reads, Set<String> keys) {
        var type = contract.on(stream);
        if (type.isEmpty() || keys.contains("") || reads.stream().noneMatch(ReadField::isByBinding)) {
            return;
        }
        var shape = type.get().shape();
        reads.stream()
                .filter(read -> read.level() == Level.ENTRY && !read.tested() && !read.listed())
                .filter(read -> read.path().size() == 1 && read.alternatives().isEmpty())
                .filter(read -> !ContractTerms.envelope().contains(read.name()))
                .filter(read -> shape.field(read.name()).isPresent()
                        || shape.retired(read.name()).isPresent())
                .forEach(read -> wrongForm(
                        stream, read, "it takes " + Excerpt.quoted(read.name()) + " from the entry itself", keys));
    }

    private void wrongForm(String stream, ReadField read, String does, Set<String> keys) {
        var subject = contract.on(stream).map(ContractTerms::subject).orElse(stream);
        var lies = keys.stream()
                .map(key -> key.isEmpty() ? "in the entry itself" : "as JSON under \"" + key + "\"")
                .collect(Collectors.joining(" or "));
        var key = keys.iterator().next();
        add(
                ScanRule.READ_WRONG_FORM,
                subject,
                read.where(),
                does + "; the message is " + lies,
                key.isEmpty()
                        ? "read the fields of the entry"
                        : "read \"" + key + "\" of the entry, and decode its JSON",
                stream + " " + read.name());
    }

    /** The keys under which the stream's messages lie; the empty key for flat entries; empty when nobody can tell. */
    private Set<String> expectedKeys(String stream) {
        if (contract.on(stream).isPresent()) {
            return Set.of(ContractTerms.payloadKey());
        }
        var keys = new LinkedHashSet<String>();
        for (var write : writes.getOrDefault(stream, List.of())) {
            if (write.form() == WireForm.HIDDEN
                    || !write.transport().hasEntries()
                    || (write.form() == WireForm.FLAT && write.message().isEmpty())) {
                return Set.of();
            }
            keys.add(write.key());
        }
        return keys;
    }

    private void add(Rule rule, String subject, Where where, String what, String fix, String evidence) {
        findings.add(Finding.of(rule, subject, where, what, fix).evidence(evidence));
    }
}

package io.tradeschema.scan.judge;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
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
    private final Map<Where, List<ReadField>> byPlace;
    private final List<Finding> findings = new ArrayList<>();

    ReadForms(Contracts contract, Map<String, List<Write>> writes, Map<Where, List<ReadField>> byPlace) {
        this.contract = contract;
        this.writes = writes;
        this.byPlace = byPlace;
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
                asText(stream, mine, keys);
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

    /** Names are asked of the text itself, which is not seen to be decoded; a client in Java may have decoded it. */
    private void asText(String stream, List<ReadField> reads, Set<String> keys) {
        var texts = reads.stream()
                .filter(read -> read.level() == Level.ENTRY && keys.contains(read.name()))
                .toList();
        if (keys.contains("")
                || texts.stream().noneMatch(ReadField::container)
                || texts.stream().anyMatch(read -> read.decoded() || read.isByBinding())) {
            return;
        }
        reads.stream()
                .filter(read -> read.level() == Level.EITHER && !read.tested() && !read.listed())
                .filter(read -> SourceLanguage.of(read.where()) != SourceLanguage.JAVA)
                .findFirst()
                .ifPresent(first -> wrongForm(
                        stream,
                        first,
                        "it takes " + Excerpt.quoted(first.name()) + " from the text of \""
                                + texts.get(0).name() + "\"",
                        keys));
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

    /**
     * A name that is asked of the entry by a reader that takes the message from where it lies: one of the message's own, or nearly
     * one of the envelope's, is never there. Who looks for it in the message, too, takes both forms.
     */
    private void besides(String stream, List<ReadField> reads, Set<String> keys) {
        var type = contract.on(stream);
        if (type.isEmpty() || keys.contains("")) {
            return;
        }
        var byBinding = reads.stream().anyMatch(ReadField::isByBinding);
        reads.stream()
                .filter(read -> read.level() == Level.ENTRY && read.path().size() == 1)
                .filter(read -> !read.tested() && !read.listed() && !read.setAsWell() && !read.ofOthers())
                .filter(read -> read.alternatives().isEmpty() && (byBinding || !isTakenElsewhere(read, reads)))
                .filter(read -> !ContractTerms.envelope().contains(read.name()) && !isWritten(stream, read.name()))
                .filter(this::isOfContractsAlone)
                .forEach(read -> missed(type.get(), read, keys));
    }

    private void missed(Contract<?> type, ReadField read, Set<String> keys) {
        var shape = type.shape();
        if (shape.field(read.name()).isPresent() || shape.retired(read.name()).isPresent()) {
            wrongForm(type.stream(), read, "it takes " + Excerpt.quoted(read.name()) + " from the entry itself", keys);
            return;
        }
        var meant = Advice.related(read.name(), ContractTerms.envelope());
        if (meant.isPresent() || read.required()) {
            add(
                    ScanRule.READ_UNKNOWN_FIELD,
                    ContractTerms.subject(type),
                    read.where(),
                    "the envelope has no " + Excerpt.quoted(read.name()) + ReadJudge.consequence(read),
                    meant.map(Advice::didYouMean).orElse("read one of " + String.join(", ", ContractTerms.envelope())),
                    type.stream() + " " + read.name());
        }
    }

    /** Whether entries of a stream without a contract, which may have the name, never come to the same place. */
    private boolean isOfContractsAlone(ReadField read) {
        return byPlace.getOrDefault(read.where(), List.of()).stream()
                .flatMap(other -> other.streams().stream())
                .allMatch(stream -> contract.on(stream).isPresent());
    }

    private static boolean isTakenElsewhere(ReadField read, List<ReadField> reads) {
        return reads.stream()
                .anyMatch(other -> other.level() != Level.ENTRY && other.name().equals(read.name()));
    }

    /** Whether a writer of the tree sets the name in the entry, which is told there. */
    private boolean isWritten(String stream, String name) {
        return writes.getOrDefault(stream, List.of()).stream()
                .flatMap(write -> write.entry().stream())
                .anyMatch(entry -> !entry.closed() || entry.fields().containsKey(name));
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

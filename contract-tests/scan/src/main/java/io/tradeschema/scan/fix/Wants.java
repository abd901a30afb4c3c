package io.tradeschema.scan.fix;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.facts.WrittenField;
import io.tradeschema.scan.fix.Want.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which findings say that a name stands where another one should. */
final class Wants {

    /** A name so short is near to too many others. */
    private static final int SHORTEST = 4;

    private final Facts facts;
    private final Contracts contracts;

    Wants(Facts facts, Contracts contracts) {
        this.facts = facts;
        this.contracts = contracts;
    }

    /** The name that is wanted; empty when the finding says something else, or names no one name. */
    Optional<Want> of(Finding finding) {
        if (!(finding.rule() instanceof ScanRule rule)) {
            return Optional.empty();
        }
        return switch (rule) {
            case CALLSITE_RETIRED_FIELD, CALLSITE_UNKNOWN_FIELD ->
                written(finding).or(() -> given(finding));
            case READ_UNKNOWN_FIELD -> read(finding);
            case ENVELOPE_WRONG_FORM -> payloadKey(finding);
            case ENVELOPE_FIELDS -> envelopeField(finding);
            case READ_WRONG_FORM -> readKey(finding);
            default -> Optional.empty();
        };
    }

    // ---- what is written ----

    private record Found(Write write, ObjectFacts object, WrittenField field) {}

    private Optional<Want> written(Finding finding) {
        var path = List.of(finding.evidence().split("\\.", -1));
        var wrong = path.get(path.size() - 1);
        var above = path.subList(0, path.size() - 1);
        var found = new ArrayList<Found>();
        for (var write : facts.writes()) {
            write.message().ifPresent(message -> {
                find(write, message, finding, wrong, found);
                Optional.ofNullable(message.fields().get(ContractTerms.payloadKey()))
                        .flatMap(field -> field.value().object())
                        .ifPresent(inner -> find(write, inner, finding, wrong, found));
            });
        }
        var shape = contract(finding).flatMap(contract -> ContractTerms.below(contract.shape(), above));
        if (found.isEmpty() || shape.isEmpty()) {
            return Optional.empty();
        }
        var beside = new LinkedHashSet<String>();
        found.forEach(one -> beside.addAll(one.object().fields().keySet()));
        var field = found.get(0).field();
        var streams = new LinkedHashSet<String>();
        found.forEach(one -> streams.add(one.write().stream()));
        return wanted(shape.get(), wrong, beside)
                .map(right -> new Want(
                        finding,
                        field.where(),
                        wrong,
                        right,
                        above,
                        meaning(
                                shape.get(),
                                wrong,
                                right,
                                field.value().complete() ? field.value().literals() : List.of(),
                                true),
                        streams,
                        risk(shape.get(), wrong, right)));
    }

    private static void find(Write write, ObjectFacts object, Finding finding, String wrong, List<Found> found) {
        for (var field : object.fields().values()) {
            if (field.where().equals(finding.where()) && field.name().equals(wrong)) {
                found.add(new Found(write, object, field));
            }
            field.value().object().ifPresent(inner -> find(write, inner, finding, wrong, found));
        }
    }

    /** An argument of a call of a class that has the contract's fields, and not this one. */
    private Optional<Want> given(Finding finding) {
        var wrong = finding.evidence().substring(finding.evidence().lastIndexOf('.') + 1);
        return contract(finding)
                .filter(contract -> finding.evidence().contains("."))
                .map(Contract::shape)
                .flatMap(shape -> wanted(shape, wrong, Set.of())
                        .map(right -> new Want(
                                finding,
                                finding.where(),
                                wrong,
                                right,
                                List.of(),
                                meaning(shape, wrong, right, List.of(), true),
                                Set.of(),
                                risk(shape, wrong, right))));
    }

    // ---- what is read ----

    private Optional<Want> read(Finding finding) {
        var reads = facts.reads().stream()
                .filter(read -> read.where().equals(finding.where()))
                .filter(read -> String.join(".", read.path()).equals(finding.evidence()))
                .toList();
        var shapes = Arrays.stream(finding.subject().split(", "))
                .flatMap(subject -> contract(subject).stream())
                .toList();
        if (reads.isEmpty() || shapes.isEmpty()) {
            return Optional.empty();
        }
        var first = reads.get(0);
        var above = first.path().subList(0, first.path().size() - 1);
        var streams = new LinkedHashSet<String>();
        reads.forEach(read -> streams.addAll(read.streams()));
        var rights = shapes.stream()
                .map(contract -> ContractTerms.below(contract.shape(), above))
                .flatMap(Optional::stream)
                .flatMap(shape -> wanted(shape, first.name(), Set.of()).stream()
                        .map(right -> new Want(
                                finding,
                                first.where(),
                                first.name(),
                                right,
                                above,
                                meaning(shape, first.name(), right, List.of(), false),
                                streams,
                                risk(shape, first.name(), right))))
                .toList();
        return rights.stream().map(Want::right).distinct().count() == 1 ? Optional.of(rights.get(0)) : Optional.empty();
    }

    private Optional<Want> readKey(Finding finding) {
        return facts.reads().stream()
                .filter(read -> read.where().equals(finding.where()) && read.level() == Level.ENTRY)
                .filter(read -> read.decoded() || read.container())
                .filter(read -> read.streams().stream()
                        .anyMatch(stream -> contracts.on(stream).isPresent()
                                && names(finding.evidence(), stream + " " + read.name())))
                .findFirst()
                .map(read -> new Want(
                        finding,
                        read.where(),
                        read.name(),
                        ContractTerms.payloadKey(),
                        List.of(),
                        Meaning.READ,
                        read.streams(),
                        ""));
    }

    /** Whether the evidence has that part; of several streams that are read at one place it has each. */
    private static boolean names(String evidence, String part) {
        return List.of(evidence.split(",")).contains(part);
    }

    // ---- the entry ----

    private Optional<Want> payloadKey(Finding finding) {
        return facts.writes().stream()
                .filter(write ->
                        write.form() == WireForm.JSON_UNDER_KEY && write.key().equals(finding.evidence()))
                .flatMap(write -> entryField(write, write.key()).stream()
                        .filter(field -> field.where().equals(finding.where())
                                || write.where().equals(finding.where()))
                        .filter(field -> !has(write, ContractTerms.payloadKey()))
                        .map(field -> entry(finding, write, field, ContractTerms.payloadKey(), "")))
                .findFirst();
    }

    private Optional<Want> envelopeField(Finding finding) {
        return facts.writes().stream()
                .flatMap(write -> entryField(write, finding.evidence()).stream()
                        .filter(field -> field.where().equals(finding.where()))
                        .flatMap(field -> slip(finding, write, field).stream()))
                .findFirst();
    }

    private Optional<Want> slip(Finding finding, Write write, WrittenField field) {
        return Advice.nearest(field.name(), EnvelopeField.wires())
                .filter(near -> !near.equals(field.name()) && !has(write, near))
                .filter(near -> contracts
                        .on(write.stream())
                        .filter(type -> type.shape().knows(field.name()))
                        .isEmpty())
                .map(near -> entry(finding, write, field, near, slipRisk(field.name(), near, EnvelopeField.wires())));
    }

    /** Where the finding is that an entry has another key for the message: its other names that are a slip, too. */
    List<Want> slipsBeside(Finding finding) {
        if (finding.rule() != ScanRule.ENVELOPE_WRONG_FORM) {
            return List.of();
        }
        return facts.writes().stream()
                .filter(write -> write.key().equals(finding.evidence()))
                .filter(write -> entryField(write, write.key())
                        .filter(field -> field.where().equals(finding.where()))
                        .isPresent())
                .flatMap(write -> write.entry().stream()
                        .flatMap(entry -> entry.fields().values().stream())
                        .filter(field -> !field.name().equals(write.key())
                                && !EnvelopeField.wires().contains(field.name()))
                        .flatMap(field -> slip(finding, write, field).stream()))
                .filter(want -> want.risk().isEmpty())
                .toList();
    }

    /** Why a retired name whose successor is in the message, too, gets no patch; empty where it is another finding. */
    Optional<String> already(Finding finding) {
        if (finding.rule() != ScanRule.CALLSITE_RETIRED_FIELD || of(finding).isPresent()) {
            return Optional.empty();
        }
        var wrong = finding.evidence().substring(finding.evidence().lastIndexOf('.') + 1);
        return contract(finding)
                .flatMap(contract -> Advice.replacement(contract.shape(), wrong, name -> false))
                .map(right ->
                        "\"" + right + "\" is there already, and the two may say different things: which one is meant"
                                + " is for a person to say");
    }

    private static Want entry(Finding finding, Write write, WrittenField field, String right, String risk) {
        return new Want(
                finding, field.where(), field.name(), right, List.of(), Meaning.ANY, Set.of(write.stream()), risk);
    }

    private static Optional<WrittenField> entryField(Write write, String name) {
        return write.entry().flatMap(entry -> Optional.ofNullable(entry.fields().get(name)));
    }

    private static boolean has(Write write, String name) {
        return entryField(write, name).isPresent();
    }

    // ---- names ----

    private Optional<Contract<?>> contract(Finding finding) {
        return contract(finding.subject());
    }

    private Optional<Contract<?>> contract(String subject) {
        return contracts.named(Finding.unversioned(subject));
    }

    /** All names that the contracts of a finding have or had, folded. */
    Set<String> names(Finding finding) {
        var names = new LinkedHashSet<String>();
        Arrays.stream(finding.subject().split(", "))
                .flatMap(subject -> contract(subject).stream())
                .map(Contract::shape)
                .forEach(shape -> {
                    shape.fields().forEach(field -> names.add(Words.folded(field.name())));
                    shape.retired().forEach(old -> names.add(Words.folded(old.name())));
                });
        return names;
    }

    /** The one name that should stand there, where the message does not have it already. */
    private static Optional<String> wanted(Shape<?> shape, String wrong, Set<String> beside) {
        var isLater = shape.knows(wrong) && shape.retired(wrong).isEmpty();
        return isLater
                ? Optional.empty()
                : Advice.replacement(shape, wrong, beside::contains).filter(right -> !beside.contains(right));
    }

    private static Optional<RetiredName> retired(Shape<?> shape, String wrong, String right) {
        return shape.retired(wrong)
                .or(() -> shape.retired().stream()
                        .filter(old -> Advice.isSlip(wrong, List.of(old.name())))
                        .findFirst())
                .filter(old -> old.successor().filter(right::equals).isPresent());
    }

    private static Meaning meaning(Shape<?> shape, String wrong, String right, List<Object> known, boolean written) {
        var retired = retired(shape, wrong, right);
        var choices = retired.flatMap(old -> shape.field(right))
                .map(field -> new LinkedHashSet<>(ContractTerms.choices(field)))
                .orElseGet(LinkedHashSet::new);
        return new Meaning(retired.map(RetiredName::values).orElse(Map.of()), choices, known, written);
    }

    private static String risk(Shape<?> shape, String wrong, String right) {
        if (retired(shape, wrong, right).isPresent()) {
            return "";
        }
        return slipRisk(wrong, right, List.copyOf(ContractTerms.names(shape)));
    }

    /** Only a slip of the pen is no guess: of one name alone, and not in a number that tells names apart. */
    private static String slipRisk(String wrong, String right, List<String> names) {
        var folded = folded(wrong).equals(folded(right));
        var slips = names.stream()
                .filter(name -> Advice.isSlip(wrong, List.of(name)))
                .toList();
        var sure = slips.equals(List.of(right)) && digits(wrong).equals(digits(right)) && wrong.length() >= SHORTEST;
        return folded || sure ? "" : "\"" + right + "\" is only the nearest name that the contract has";
    }

    private static String folded(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static String digits(String name) {
        return name.replaceAll("[^0-9]", "");
    }
}

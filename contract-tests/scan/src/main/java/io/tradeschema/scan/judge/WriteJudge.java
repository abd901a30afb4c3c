package io.tradeschema.scan.judge;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.ListType;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Version;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.facts.WrittenField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what is written to a contract's stream against the contract. */
public final class WriteJudge {

    /** What has so many of an event's fields is meant to be one. */
    private static final int FIELDS_OF_THE_EVENT = 2;

    private final Contracts contract;
    private final List<Finding> findings = new ArrayList<>();

    public WriteJudge(Contracts contract) {
        this.contract = contract;
    }

    public List<Finding> judge(List<Write> writes) {
        for (var write : writes) {
            var type = contract.on(write.stream());
            if (write.transport().hasEntries()) {
                type.ifPresent(known -> judge(write, known));
            } else {
                type.ifPresent(known -> published(write, known));
            }
        }
        return findings;
    }

    /** Where messages have no entries, the body is the message, or an object that has it beside the envelope's other fields. */
    private void published(Write write, Contract<?> type) {
        var names = type.shape();
        write.message()
                .filter(body -> write.transport().hasHeaders() && payload(body).isPresent())
                .ifPresent(body -> wrapped(body, write, ContractTerms.subject(type)));
        write.message()
                .map(body -> payload(body).orElse(body))
                .filter(message -> message.fields().keySet().stream()
                                .filter(name -> names.field(name).isPresent()
                                        || names.retired(name).isPresent())
                                .count()
                        >= FIELDS_OF_THE_EVENT)
                .ifPresent(message -> message(message, write, names, ContractTerms.subject(type)));
    }

    /** Where messages have headers, the envelope's fields are these, and no reader looks for them in the body. */
    private void wrapped(ObjectFacts body, Write write, String subject) {
        var key = ContractTerms.payloadKey();
        add(
                ScanRule.ENVELOPE_IN_BODY,
                subject,
                Objects.requireNonNull(body.fields().get(key)).where(),
                "the body is an envelope that has the message under \"" + key + "\"; on "
                        + write.transport().word() + " the body is the message alone, and the envelope its headers",
                "send the JSON of what stands under \"" + key + "\", and each other field as a header of its name",
                "wrapped");
    }

    private static Optional<ObjectFacts> payload(ObjectFacts body) {
        return Optional.ofNullable(body.fields().get(ContractTerms.payloadKey()))
                .flatMap(field -> field.value().object());
    }

    private void judge(Write write, Contract<?> type) {
        var subject = ContractTerms.subject(type);
        var right = write.form() != WireForm.FLAT
                && write.form() != WireForm.HIDDEN
                && write.key().equals(ContractTerms.payloadKey());
        if (write.form() == WireForm.FLAT && write.message().isPresent()) {
            add(
                    ScanRule.ENVELOPE_WRONG_FORM,
                    subject,
                    write.where(),
                    "each field is written as a field of the entry; the contract has the message as JSON under \""
                            + ContractTerms.payloadKey() + "\"",
                    envelopeAdvice(SourceLanguage.of(write.where())),
                    "flat");
        } else if (write.form() == WireForm.JSON_UNDER_KEY && !right) {
            add(
                    ScanRule.ENVELOPE_WRONG_FORM,
                    subject,
                    keyPlace(write),
                    "the message is written under \"" + write.key() + "\"; the contract has it under \""
                            + ContractTerms.payloadKey() + "\", where every reader looks",
                    "write it under \"" + ContractTerms.payloadKey() + "\"",
                    write.key());
        }
        notJson(write, subject);
        write.entry().filter(entry -> right).ifPresent(entry -> entry(entry, write, type));
        write.message().ifPresent(message -> message(message, write, type.shape(), subject));
    }

    private void notJson(Write write, String subject) {
        var object = write.form() == WireForm.OBJECT_UNDER_KEY;
        if (object || write.form() == WireForm.TWICE_UNDER_KEY) {
            add(
                    ScanRule.ENVELOPE_WRONG_FORM,
                    subject,
                    keyPlace(write),
                    object
                            ? "under \"" + write.key()
                                    + "\" stands an object, or its text for people; no reader takes it for JSON"
                            : "under \"" + write.key()
                                    + "\" stands JSON of a text that is JSON already: readers find a text, no object",
                    "write " + SourceLanguage.of(write.where()).json() + " under \"" + ContractTerms.payloadKey()
                            + "\"",
                    write.form().name());
        }
    }

    private static String envelopeAdvice(SourceLanguage language) {
        return "write " + String.join(", ", ContractTerms.requiredEnvelope()) + ", with " + language.json()
                + " under \"" + ContractTerms.payloadKey() + "\"";
    }

    private static Where keyPlace(Write write) {
        return write.entry()
                .map(entry -> entry.fields().get(write.key()))
                .map(WrittenField::where)
                .filter(where -> where.file().equals(write.where().file()))
                .orElse(write.where());
    }

    private void entry(ObjectFacts entry, Write write, Contract<?> type) {
        var subject = ContractTerms.subject(type);
        for (var field : entry.fields().values()) {
            if (!ContractTerms.envelope().contains(field.name())) {
                add(
                        ScanRule.ENVELOPE_FIELDS,
                        subject,
                        field.where(),
                        "the envelope has no field " + Excerpt.quoted(field.name()),
                        EnvelopeField.advice(field.name(), type.shape()),
                        field.name());
            }
        }
        var missing = ContractTerms.requiredEnvelope().stream()
                .filter(name -> !entry.fields().containsKey(name))
                .toList();
        if (entry.closed() && !missing.isEmpty()) {
            add(
                    ScanRule.ENVELOPE_FIELDS,
                    subject,
                    write.where(),
                    "the entry lacks " + String.join(", ", missing),
                    "add " + String.join(", ", missing),
                    "lacks " + String.join(",", missing));
        }
        eventType(entry, type);
        entry.fields().values().forEach(field -> envelopeValue(field, subject));
    }

    /** The value of one of the envelope's own fields: text that a client can send, in the field's form. */
    private void envelopeValue(WrittenField field, String subject) {
        var named = EnvelopeField.named(field.name());
        if (named.isEmpty() || named.get() == EnvelopeField.PAYLOAD) {
            return;
        }
        var kinds = field.value().kinds();
        var unsent = kinds.contains(ValueKind.NONE)
                || kinds.contains(ValueKind.FLAG)
                || kinds.contains(ValueKind.OBJECT)
                || kinds.contains(ValueKind.LIST);
        var time = named.get() == EnvelopeField.TIMESTAMP;
        var noTime = time
                && (kinds.contains(ValueKind.LOCAL_TIME)
                        || kinds.contains(ValueKind.EPOCH)
                        || field.value().surely(ValueKind.NUMBER));
        if (unsent || noTime) {
            add(
                    ScanRule.CALLSITE_WRONG_VALUE,
                    subject,
                    field.given(),
                    field.name()
                            + (unsent
                                    ? " is no text: the client refuses it, or makes a text of it that no reader knows"
                                    : " is no time with its zone, as ISO 8601 has it"),
                    time ? "write " + SourceLanguage.of(field.where()).now() : "write text, or leave the field out",
                    field.name() + ":" + (unsent ? kinds : ContractTerms.NO_ZONE));
            return;
        }
        var version = named.get() == EnvelopeField.SCHEMA_VERSION;
        for (var literal : field.value().literals()) {
            if (version && !isRead(literal)) {
                add(
                        ScanRule.CALLSITE_WRONG_VALUE,
                        subject,
                        field.given(),
                        field.name() + " is " + Excerpt.quoted(String.valueOf(literal))
                                + ", which readers of this contract do not take",
                        "write the version that the writer keeps, such as " + newest(),
                        field.name() + "=" + literal);
            }
        }
    }

    private boolean isRead(Object literal) {
        return Version.parse(String.valueOf(literal))
                .filter(version -> version.major() == newest().major())
                .isPresent();
    }

    private Version newest() {
        return contract.all().stream()
                .map(Contract::version)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void eventType(ObjectFacts entry, Contract<?> type) {
        var marker = entry.fields().get(ContractTerms.requiredEnvelope().get(0));
        if (marker == null || !marker.value().complete()) {
            return;
        }
        for (var literal : marker.value().literals()) {
            if (!literal.equals(type.name())) {
                add(
                        ScanRule.ENVELOPE_FIELDS,
                        ContractTerms.subject(type),
                        marker.where(),
                        marker.name() + " is " + Excerpt.quoted(String.valueOf(literal)) + " on the stream of "
                                + type.name(),
                        "write \"" + type.name() + "\", or write to that event's own stream",
                        marker.name() + "=" + literal);
            }
        }
    }

    private void message(ObjectFacts message, Write write, Shape<?> shape, String subject) {
        object(message, write, shape, subject, "");
    }

    private void object(ObjectFacts object, Write write, Shape<?> shape, String subject, String prefix) {
        var flat = write.form() == WireForm.FLAT;
        var replaced = object.fields().keySet().stream()
                .filter(name -> shape.field(name).isEmpty())
                .map(name -> meant(name, object, shape))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        for (var written : object.fields().values()) {
            var field = shape.field(written.name());
            if (field.isPresent()) {
                value(written, field.get(), write, subject, prefix);
            } else if (!(flat && ContractTerms.envelope().contains(written.name()))) {
                unknown(written, shape, object.fields().keySet(), subject, prefix);
            }
        }
        var missing = object.each().stream()
                .flatMap(way -> missing(way, object.fields().keySet(), shape, replaced).stream())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            var names = missing.stream().map(name -> prefix + name).collect(Collectors.joining(", "));
            add(
                    ScanRule.CALLSITE_MISSING_REQUIRED,
                    subject,
                    madeAt(object, write),
                    names + (missing.size() == 1 ? " is" : " are")
                            + " required and not set on every path to the publish at "
                            + write.from().file() + ":" + write.from().line(),
                    "set " + names,
                    "without " + names);
        }
    }

    /** Where the object is made; a bus class that copies what it is given makes nothing: there it is the call. */
    private static Where madeAt(ObjectFacts object, Write write) {
        var inBusClass = object.where().file().equals(write.where().file())
                && !object.where().file().equals(write.from().file());
        return inBusClass ? write.from() : object.where();
    }

    /** The name that stands there under a wrong one: that it is missing is the same mistake. */
    private static Optional<String> meant(String name, ObjectFacts object, Shape<?> shape) {
        if (shape.retired(name).isPresent()) {
            return shape.retired(name).flatMap(RetiredName::successor);
        }
        return Advice.replacement(shape, name, object.fields()::containsKey)
                .or(() -> Advice.related(
                        name,
                        ContractTerms.names(shape).stream()
                                .filter(other -> !object.fields().containsKey(other))
                                .toList()));
    }

    private static List<String> missing(ObjectFacts object, Set<String> ever, Shape<?> shape, Set<String> replaced) {
        var missing = new ArrayList<String>();
        for (var field : shape.fields()) {
            var written = object.fields().get(field.name());
            var absent = written == null ? object.closed() : !written.sure() && object.closed();
            if (absent && needed(field, object, !ever.contains(field.name())) && !replaced.contains(field.name())) {
                missing.add(field.name());
            }
        }
        return missing;
    }

    /** Required always, or by a literal that another field has: surely, or at times where the field is never set. */
    private static boolean needed(Field field, ObjectFacts object, boolean never) {
        if (field.required()) {
            return true;
        }
        return field.requiredWhen()
                .flatMap(condition -> Optional.ofNullable(object.fields().get(condition.field()))
                        .map(WrittenField::value)
                        .filter(decider -> never
                                || decider.complete() && decider.literals().size() == 1)
                        .map(decider -> decider.literals().contains(condition.value())))
                .orElse(false);
    }

    private void unknown(WrittenField written, Shape<?> shape, Set<String> beside, String subject, String prefix) {
        var retired = shape.retired(written.name()).isPresent();
        add(
                retired ? ScanRule.CALLSITE_RETIRED_FIELD : ScanRule.CALLSITE_UNKNOWN_FIELD,
                subject,
                written.where(),
                "the contract " + (retired ? "no longer has " : "has no ") + Excerpt.quoted(prefix + written.name()),
                Advice.on(shape, written.name(), Advice.Use.SEND, beside::contains, onlyLiteral(written.value())),
                prefix + written.name());
    }

    /** The one literal that can stand there; null when there are others. */
    private static @Nullable Object onlyLiteral(FieldValue value) {
        return value.complete() && value.literals().size() == 1
                ? value.literals().get(0)
                : null;
    }

    private void value(WrittenField written, Field field, Write write, String subject, String prefix) {
        var value = written.value();
        field.type()
                .asObject()
                .ifPresent(type -> value.object()
                        .ifPresent(inner -> object(inner, write, type.shape(), subject, prefix + field.name() + ".")));
        field.type().asList().ifPresent(list -> list(written, field, list, write, subject, prefix));
        if (write.form() == WireForm.FLAT && !ExpectedValue.of(field.type()).isItsOwnText()) {
            return;
        }
        if (unit(written, field, subject, prefix)) {
            return;
        }
        literals(written, field, subject, prefix);
        form(written, field, subject, prefix);
        if (field.required() && value.kinds().contains(ValueKind.NONE)) {
            add(
                    ScanRule.CALLSITE_MISSING_REQUIRED,
                    subject,
                    written.given(),
                    prefix + field.name() + " is required and set to "
                            + SourceLanguage.of(written.given()).nothing(),
                    "set " + field.type().expectation(),
                    prefix + field.name() + "=None");
        }
    }

    private void list(WrittenField written, Field field, ListType<?> list, Write write, String subject, String prefix) {
        written.value()
                .elements()
                .forEach(element ->
                        element(element, field.name() + element.name(), list.items(), write, subject, prefix));
        written.value().counts().stream()
                .filter(count -> count < list.least() || count > list.most())
                .forEach(count -> add(
                        ScanRule.CALLSITE_WRONG_VALUE,
                        subject,
                        written.given(),
                        prefix + field.name() + " has " + (count == 1 ? "1 element" : count + " elements"),
                        "write " + list.expectation(),
                        prefix + field.name() + ":" + count + " elements"));
    }

    private void element(
            WrittenField element, String name, ValueType<?> type, Write write, String subject, String prefix) {
        value(element, Field.required(name, type, name), write, subject, prefix);
    }

    private void form(WrittenField written, Field field, String subject, String prefix) {
        if (written.value().literals().isEmpty()
                || written.value().kinds().stream().anyMatch(ValueKind::isNeverMeant)) {
            kind(written.value(), field, SourceLanguage.of(written.given()))
                    .ifPresent(problem -> add(
                            problem.rule(),
                            subject,
                            written.given(),
                            prefix + field.name() + " is " + problem.what() + ", not "
                                    + field.type().expectation(),
                            problem.fix(),
                            prefix + field.name() + ":" + problem.evidence()));
        }
    }

    private void literals(WrittenField written, Field field, String subject, String prefix) {
        for (var literal : written.value().literals()) {
            ContractTerms.refusal(field, literal, subject)
                    .ifPresent(refused -> findings.add(Finding.of(
                                    ScanRule.CALLSITE_WRONG_VALUE,
                                    subject,
                                    written.given(),
                                    prefix + field.name() + ": " + refused.what(),
                                    refused.fix())
                            .showing(refused.found().orElse(Excerpt.quoted(String.valueOf(literal))))
                            .evidence(prefix + field.name() + "=" + literal)));
        }
    }

    private boolean unit(WrittenField written, Field field, String subject, String prefix) {
        var origin = written.value().origin().toLowerCase(java.util.Locale.ROOT);
        var percent = origin.matches(".*(pct|percent|percentage)");
        var takesPercent = field.type().unit().orElse("").contains("percent")
                || field.type().unit().orElse("").contains("part of")
                || field.name().matches(".*(pct|percent).*");
        if (!percent || takesPercent || !ExpectedValue.of(field.type()).isMeasured()) {
            return false;
        }
        add(
                ScanRule.CALLSITE_WRONG_UNIT,
                subject,
                written.where(),
                prefix + field.name() + " is set from "
                        + Excerpt.quoted(written.value().origin())
                        + ", which is named as a percentage; the contract has "
                        + field.type().unit().orElse("another unit"),
                "work out the value in " + field.type().unit().orElse("the contract's unit") + " first",
                prefix + field.name() + "<-" + origin);
        return true;
    }

    /** What is wrong with a value; the evidence stays when the words change. */
    private record Problem(Rule rule, String what, String fix, String evidence) {

        Problem(Rule rule, String what, String fix) {
            this(rule, what, fix, what);
        }
    }

    private static Optional<Problem> kind(FieldValue value, Field field, SourceLanguage language) {
        var expected = ExpectedValue.of(field.type());
        return expected.refused().stream()
                .filter(kind -> value.surely(kind)
                        || kind.isNeverMeant() && value.kinds().contains(kind))
                .findFirst()
                .map(kind -> problem(kind, expected, field, language));
    }

    private static Problem problem(ValueKind kind, ExpectedValue expected, Field field, SourceLanguage language) {
        var fix = "write " + field.type().expectation();
        return switch (kind) {
            case LOCAL_TIME ->
                new Problem(ScanRule.CALLSITE_WRONG_VALUE, ContractTerms.NO_ZONE, "write " + language.now());
            case NO_FORM ->
                new Problem(
                        ScanRule.CALLSITE_WRONG_VALUE,
                        "a thing that this writer of JSON has no form for, and fails on",
                        fix);
            case NOT_A_NUMBER -> new Problem(ScanRule.CALLSITE_WRONG_VALUE, "NaN or infinite", fix);
            case EPOCH ->
                expected.isMoment()
                        ? new Problem(
                                ScanRule.CALLSITE_WRONG_UNIT,
                                "seconds or milliseconds since 1970",
                                "write " + language.now(),
                                "seconds since 1970")
                        : new Problem(ScanRule.CALLSITE_WRONG_VALUE, "a number", fix);
            case NUMBER -> new Problem(ScanRule.CALLSITE_WRONG_VALUE, "a number", fix);
            case TEXT, ISO_TIME ->
                new Problem(ScanRule.CALLSITE_WRONG_VALUE, "text", "write the value itself, not its text");
            case FLAG -> new Problem(ScanRule.CALLSITE_WRONG_VALUE, "true or false", fix);
            case LIST, OBJECT -> new Problem(ScanRule.CALLSITE_WRONG_VALUE, "an object or list", fix);
            case NONE, UNKNOWN -> throw new IllegalStateException("refused as a kind of value: " + kind);
        };
    }

    private void add(Rule rule, String subject, Where where, String what, String fix, String evidence) {
        findings.add(Finding.of(rule, subject, where, what, fix).evidence(evidence));
    }
}

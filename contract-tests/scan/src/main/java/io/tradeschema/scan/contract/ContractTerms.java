package io.tradeschema.scan.contract;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import io.tradeschema.scan.facts.ReadField;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the scan asks about a contract: the names that sources use for it, and what to write in place of a wrong one. */
public final class ContractTerms {

    /** What is wrong with a time that no two readers take for the same moment; behind a field's name it is the evidence of it. */
    public static final String NO_ZONE = "a time without its zone, or with a blank in place of the T";

    private ContractTerms() {}

    /** The class name that says the same as the event's name: {@code TradeIntent} for {@code trade.intent}. */
    public static String className(Contract<?> type) {
        return Arrays.stream(type.name().split("[._-]"))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
    }

    /** The entry's field that holds the message. */
    public static String payloadKey() {
        return EnvelopeField.PAYLOAD.wire();
    }

    /** The entry's fields. */
    public static Set<String> envelope() {
        return new LinkedHashSet<>(EnvelopeField.wires());
    }

    /** The entry's fields that every entry has. */
    public static List<String> requiredEnvelope() {
        return Arrays.stream(EnvelopeField.values())
                .filter(EnvelopeField::required)
                .map(EnvelopeField::wire)
                .toList();
    }

    /** The names of a shape's fields, in order. */
    public static Set<String> names(Shape<?> shape) {
        return shape.fields().stream().map(Field::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The lists of objects in objects of a shape, each by the names that lead to its elements: {@code fills[]}. */
    public static Stream<String> lists(Shape<?> shape, String above) {
        return shape.fields().stream().flatMap(field -> {
            var object = field.type().single().asObject();
            var isList = field.type().asList().isPresent();
            var path = above + (isList ? ReadField.elementsOf(field.name()) : field.name());
            var inside = object.stream().flatMap(type -> lists(type.shape(), path + "."));
            return isList && object.isPresent() ? Stream.concat(Stream.of(path), inside) : inside;
        });
    }

    /** The shape of the object that lies under these names, of a list's elements where they are meant; empty when none does. */
    public static Optional<Shape<?>> below(Shape<?> shape, List<String> path) {
        Shape<?> at = shape;
        for (var name : path) {
            var object = inside(at, name);
            if (object.isEmpty()) {
                return Optional.empty();
            }
            at = object.get().shape();
        }
        return Optional.of(at);
    }

    private static Optional<ObjectType<?>> inside(Shape<?> shape, String name) {
        var bare = ReadField.ofElements(name);
        return bare.isEmpty()
                ? shape.field(name).flatMap(field -> field.type().asObject())
                : shape.field(bare.get())
                        .flatMap(field -> field.type().asList())
                        .flatMap(list -> list.items().asObject());
    }

    /** Why the contract refuses a literal value; empty when it accepts it. */
    public static Optional<Finding> refusal(Field field, Object literal, String subject) {
        return field.type().read(literal, subject).findings().stream()
                .filter(finding -> finding.severity() == io.tradeschema.model.Severity.ERROR)
                .findFirst();
    }

    /** The values of a field that is a choice; empty when it is none. */
    public static List<String> choices(Field field) {
        return field.type().asChoice().<List<String>>map(ChoiceType::values).orElse(List.of());
    }

    /** How findings name the event: {@code trade.intent@1.1.0}. */
    public static String subject(Contract<?> type) {
        return type.name() + "@" + type.version();
    }
}

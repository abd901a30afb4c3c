package io.tradeschema.scan.contract;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the scan asks about a contract: the names that sources use for it, and what to write in place of a wrong one. */
public final class ContractTerms {

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
        return Arrays.stream(EnvelopeField.values())
                .map(EnvelopeField::wire)
                .collect(Collectors.toCollection(LinkedHashSet::new));
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

    /** What to write in place of a name that the shape does not have. */
    public static String advice(Shape<?> shape, String name) {
        return advice(shape, name, Set.of());
    }

    /** What to write in place of a name that the shape does not have, at a place that sets these names too. */
    public static String advice(Shape<?> shape, String name, Set<String> beside) {
        return shape.retired(name)
                .map(ContractTerms::successor)
                .or(() -> replacement(shape, name, beside).map(near -> "write \"" + near + "\""))
                .orElse("leave it out, or have it added to the contract first");
    }

    /**
     * The name that was meant by one that the shape does not have: first of all a required one that is not set beside it,
     * also where it has more words in front; {@code size_usd} is no slip for {@code ai_size_usd}, which is another thing.
     */
    public static Optional<String> replacement(Shape<?> shape, String name, Set<String> beside) {
        var successor = shape.retired(name);
        if (successor.isPresent()) {
            return successor.get().successor();
        }
        var wanted = shape.fields().stream()
                .filter(Field::required)
                .map(Field::name)
                .filter(field -> !beside.contains(field))
                .toList();
        var longer = wanted.stream()
                .filter(field -> name.contains("_") && field.endsWith("_" + name))
                .toList();
        return Suggestion.nearest(name, wanted)
                .or(() -> longer.stream().findFirst().filter(field -> longer.size() == 1))
                .or(() -> Suggestion.nearest(
                        name,
                        names(shape).stream()
                                .filter(field -> !beside.contains(field) && !field.endsWith("_" + name))
                                .toList()));
    }

    private static String successor(RetiredName retired) {
        if (retired.successor().isEmpty()) {
            return "leave it out: " + retired.because();
        }
        var mapping = retired.values().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + " becomes " + entry.getValue())
                .collect(Collectors.joining(", "));
        return "write \"" + retired.successor().get() + "\"" + (mapping.isEmpty() ? "" : " (" + mapping + ")");
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

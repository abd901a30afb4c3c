package io.tradeschema.contract;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Field;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kind of message that a producer's test has to show.
 *
 * @param name such as {@code action is SELL}
 * @param shown whether a message, in wire form, is of that kind
 */
record Scenario(String name, Predicate<Map<String, Object>> shown) {

    /** Behind the name of a list: any of its elements. */
    private static final String ELEMENTS = "[]";

    /**
     * The least and the greatest message, and each value of each choice. What a value demands, such as a level for {@code
     * tp_hit}, is in its message already, or the contract would have refused it.
     *
     * @param writing the optional fields that the producer writes
     */
    static List<Scenario> of(EventType<?> type, Set<String> writing) {
        var scenarios = new ArrayList<Scenario>();
        scenarios.add(new Scenario("only what is required", message -> isLeast(type.shape(), message)));
        scenarios.add(new Scenario(
                "every field that it writes", message -> message.keySet().containsAll(writing)));
        type.shape().fields().stream()
                .filter(field -> field.required() || writing.contains(field.name()))
                .forEach(field -> addValues(List.of(), field, scenarios));
        return scenarios;
    }

    /** The names of the optional fields. */
    static Set<String> optional(Shape<?> shape) {
        return shape.fields().stream()
                .filter(field -> !field.required())
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isLeast(Shape<?> shape, Map<String, Object> message) {
        return shape.fields().stream()
                .filter(field -> message.containsKey(field.name()))
                .allMatch(field -> field.required() || isDemanded(field, message));
    }

    private static boolean isDemanded(Field field, Map<String, Object> message) {
        return field.requiredWhen()
                .filter(when -> when.value().equals(message.get(when.field())))
                .isPresent();
    }

    private static void addValues(List<String> above, Field field, List<Scenario> scenarios) {
        var path = new ArrayList<>(above);
        path.add(field.name() + (field.type().asList().isPresent() ? ELEMENTS : ""));
        field.type().single().match(new Values()).forEach(value -> scenarios.add(value(path, value)));
        field.type()
                .single()
                .asObject()
                .ifPresent(object -> object.shape().fields().forEach(inner -> addValues(path, inner, scenarios)));
    }

    /** The values of a type, in wire form, when they are few enough that each has to be shown. */
    private static final class Values implements ValueType.Cases<List<Object>> {

        @Override
        public List<Object> decimal(DecimalType<?> type) {
            return List.of();
        }

        @Override
        public List<Object> text(TextType<?> type) {
            return List.of();
        }

        @Override
        public List<Object> choice(ChoiceType<?> type) {
            return List.copyOf(type.values());
        }

        @Override
        public List<Object> flag(FlagType type) {
            return List.of(true, false);
        }

        @Override
        public List<Object> time(TimeType type) {
            return List.of();
        }

        /** Its members are shown, each by itself. */
        @Override
        public List<Object> object(ObjectType<?> type) {
            return List.of();
        }

        /** Its elements are shown, each by itself. */
        @Override
        public List<Object> list(ListType<?> type) {
            return List.of();
        }
    }

    private static Scenario value(List<String> path, Object value) {
        return new Scenario(
                String.join(".", path) + " is " + value,
                message -> find(message, path).anyMatch(value::equals));
    }

    /** What stands at a path; the elements of a list where it leads through one. */
    private static Stream<Object> find(Map<?, ?> message, List<String> path) {
        var found = Stream.<Object>of(message);
        for (var step : path) {
            var name = step.replace(ELEMENTS, "");
            found = found.flatMap(object ->
                            object instanceof Map<?, ?> map ? Stream.ofNullable(map.get(name)) : Stream.empty())
                    .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value));
        }
        return found;
    }
}

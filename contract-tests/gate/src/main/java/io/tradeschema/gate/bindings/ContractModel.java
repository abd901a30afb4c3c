package io.tradeschema.gate.bindings;

import io.tradeschema.event.Name;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.json.EnvelopeRule;
import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.Contract;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Field;
import io.tradeschema.model.Limits;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contract as data: everything that a reader in another language needs to judge as the Java codec does. */
final class ContractModel {

    private final List<Contract<?>> types;
    private final Map<String, Shape<?>> shapes = new LinkedHashMap<>();

    private ContractModel(Collection<? extends Contract<?>> types) {
        this.types = List.copyOf(types);
    }

    /**
     * The model of some events, each at its newest version.
     *
     * @throws NotCheckedException when two different classes share a simple name
     */
    static ContractModel of(Collection<? extends Contract<?>> types) {
        var model = new ContractModel(types);
        model.types.forEach(type -> model.addNested(type.shape()));
        model.types.forEach(type -> model.add(type.shape()));
        return model;
    }

    private void addNested(Shape<?> shape) {
        for (var field : shape.fields()) {
            field.type().single().asObject().ifPresent(object -> {
                addNested(object.shape());
                add(object.shape());
            });
        }
    }

    private void add(Shape<?> shape) {
        var other = shapes.putIfAbsent(className(shape), shape);
        if (other != null && !other.isOf(shape)) {
            throw new NotCheckedException(
                    other + " and " + shape + " would be one class in other languages: rename one of the records");
        }
    }

    /** The name of the class that stands for a shape. */
    static String className(Shape<?> shape) {
        return shape.name();
    }

    List<Contract<?>> types() {
        return types;
    }

    /** The shapes of objects and events by class name; what stands inside another one comes before it. */
    Map<String, Shape<?>> shapes() {
        return shapes;
    }

    /** The choices of all fields by name, sorted. */
    Map<String, List<String>> choices() {
        var choices = new TreeMap<String, List<String>>();
        shapes.values()
                .forEach(shape -> shape.fields().stream()
                        .flatMap(field -> field.type().single().asChoice().stream())
                        .forEach(choice -> addChoice(choice, choices)));
        return choices;
    }

    private static void addChoice(ChoiceType<?> choice, Map<String, List<String>> choices) {
        var other = choices.put(choice.name(), choice.values());
        if (other != null && !other.equals(choice.values())) {
            throw new NotCheckedException("two lists of values are named " + choice.name() + ", " + other + " and "
                    + choice.values() + ": give one of them another name (\"title\" in a schema)");
        }
    }

    /** The whole model, as ordered maps and lists. */
    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("limits", limits());
        document.put("decimals", decimals());
        document.put("rules", rules());
        document.put(
                "envelope",
                Arrays.stream(EnvelopeField.values())
                        .map(ContractModel::envelope)
                        .toList());
        document.put(
                "envelope_types",
                ordered(
                        "time",
                        ValueType.time().match(TypeData.OF_KINDS),
                        "source",
                        Name.TYPE.match(TypeData.OF_KINDS),
                        "id",
                        ordered(
                                "kind",
                                "text",
                                "name",
                                "id",
                                "expectation",
                                "a text",
                                "least",
                                0,
                                "most",
                                Limits.STANDARD.text())));
        var perishable = new LinkedHashMap<String, Object>();
        types.forEach(type -> type.perishable()
                .ifPresent(messages -> perishable.put(
                        type.name(),
                        ordered(
                                "time", messages.time(),
                                "field", messages.field(),
                                "values", messages.values(),
                                "unless", messages.unless()))));
        document.put("perishable", perishable);
        var objects = new LinkedHashMap<String, Object>();
        shapes.forEach((name, shape) -> objects.put(name, shape(shape)));
        document.put("objects", objects);
        return document;
    }

    /** The rule for numbers: how many digits, from which power of ten on and below which, and how long a text. */
    private static Map<String, Object> decimals() {
        return ordered(
                "digits", DecimalType.DIGITS,
                "least_power", power(DecimalType.LEAST_SIZE),
                "power_beyond", power(DecimalType.SIZE_BEYOND),
                "characters", Limits.STANDARD.number());
    }

    private static int power(BigDecimal powerOfTen) {
        return powerOfTen.precision() - powerOfTen.scale() - 1;
    }

    private static Map<String, Object> envelope(EnvelopeField field) {
        var map = ordered("name", field.wire(), "required", field.required());
        field.form().ifPresent(form -> map.put("form", form));
        return map;
    }

    private static Map<String, Object> limits() {
        var limits = Limits.STANDARD;
        return ordered(
                "bytes", limits.bytes(),
                "tokens", limits.tokens(),
                "depth", limits.depth(),
                "text", limits.text(),
                "name", limits.name(),
                "number", limits.number());
    }

    /** The weight of every rule that a message or an entry can break. */
    private static Map<String, Object> rules() {
        var rules = new LinkedHashMap<String, Object>();
        Stream.<Rule>concat(Arrays.stream(MessageRule.values()), Arrays.stream(EnvelopeRule.values()))
                .forEach(rule -> rules.put(rule.name(), rule.severity().name().toLowerCase(Locale.ROOT)));
        return rules;
    }

    private static Map<String, Object> shape(Shape<?> shape) {
        return ordered(
                "doc",
                shape.doc(),
                "fields",
                shape.fields().stream().map(ContractModel::field).toList(),
                "retired",
                shape.retired().stream().map(ContractModel::retired).toList());
    }

    private static Map<String, Object> field(Field field) {
        var map = ordered("name", field.name(), "required", field.required(), "since", field.since() + "");
        map.put("type", field.type().match(TypeData.OF_KINDS));
        field.requiredWhen()
                .ifPresent(when -> map.put("required_when", ordered("field", when.field(), "value", when.value())));
        field.deprecation()
                .ifPresent(going -> map.put(
                        "deprecation",
                        ordered(
                                "since", going.since() + "",
                                "sunset", going.sunset() + "",
                                "because", going.because())));
        return map;
    }

    private static Map<String, Object> retired(RetiredName retired) {
        var map = ordered("name", retired.name());
        retired.successor().ifPresent(successor -> map.put("successor", successor));
        map.put("values", new TreeMap<>(retired.values()));
        map.put("because", retired.because());
        return map;
    }

    static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

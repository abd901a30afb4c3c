package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides conditions that ask what a value is: a path that cannot be taken is not walked. */
final class Truth {

    private final Interpreter machine;

    Truth(Interpreter machine) {
        this.machine = machine;
    }

    /** Whether the condition holds; empty when it depends. */
    Optional<Boolean> of(Node condition, Frame frame) {
        return switch (condition.type()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            case "parenthesized_expression" -> condition.size() == 1 ? of(condition.get(0), frame) : Optional.empty();
            case "not_operator" ->
                condition.child("argument").flatMap(node -> of(node, frame)).map(truth -> !truth);
            case "identifier" ->
                condition.text().equals("TYPE_CHECKING") ? Optional.of(true) : ofLocal(condition, frame);
            case "comparison_operator" -> isNone(condition, frame);
            case "call" -> ofCall(condition, frame);
            default -> Optional.empty();
        };
    }

    /** An optional argument that was not given. A flag decides nothing: both its paths are code that may run. */
    private Optional<Boolean> ofLocal(Node name, Frame frame) {
        var value = frame.state().variable(name.text());
        if (value instanceof Value.Const constant
                && !constant.assumed()
                && frame.function().isPresent()) {
            return constant.value() == Value.None.NONE ? Optional.of(false) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether the value counts as true whatever happens: an object, or a dict with something in it. */
    boolean surely(Value value, Frame frame) {
        return value.options().stream().allMatch(option -> {
            if (option instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
                return !thing.isDict() || thing.slots().values().stream().anyMatch(Thing.Slot::sure);
            }
            return option instanceof Value.Fn || option instanceof Value.Cls;
        });
    }

    private Optional<Boolean> isNone(Node comparison, Frame frame) {
        if (comparison.size() != 3 || !comparison.get(2).is("none")) {
            return Optional.empty();
        }
        var operator = comparison.get(1).text();
        if (!operator.equals("is") && !operator.equals("is not")) {
            return Optional.empty();
        }
        var value = machine.expressions().eval(comparison.get(0), frame);
        if (value.equals(Value.NONE)) {
            return comparison.get(0).is("identifier") ? Optional.of(operator.equals("is")) : Optional.empty();
        }
        var something = value instanceof Value.Items
                || (value instanceof Value.Ref && comparison.get(0).is("identifier"));
        return something ? Optional.of(operator.equals("is not")) : Optional.empty();
    }

    private Optional<Boolean> ofCall(Node call, Frame frame) {
        var name = call.child("function").map(Node::text).orElse("");
        var arguments = call.child("arguments").map(Node::children).orElse(List.of());
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        var value = machine.expressions().eval(arguments.get(0), frame);
        if (!(value instanceof Value.Ref ref) || !(machine.held(ref, frame.state()) instanceof Thing thing)) {
            return Optional.empty();
        }
        if (name.endsWith("is_dataclass")) {
            return Optional.of(thing.kind()
                    .map(kind -> kind.style() == ClassDef.Style.DATACLASS)
                    .orElse(false));
        }
        if (arguments.size() < 2) {
            return Optional.empty();
        }
        if (name.equals("hasattr")) {
            return machine.expressions()
                    .eval(arguments.get(1), frame)
                    .literalText()
                    .flatMap(attribute -> has(thing, attribute));
        }
        return name.equals("isinstance")
                ? isA(thing, machine.expressions().eval(arguments.get(1), frame))
                : Optional.empty();
    }

    private static Optional<Boolean> has(Thing thing, String attribute) {
        if (thing.isDict()) {
            return Optional.of(List.of("get", "items", "keys", "values", "update", "pop", "copy")
                    .contains(attribute));
        }
        if (thing.kind().isEmpty()) {
            return Optional.empty();
        }
        var kind = thing.kind().get();
        if (kind.hasAttribute(attribute) || thing.slots().containsKey(attribute)) {
            return Optional.of(true);
        }
        return switch (attribute) {
            case "dict", "json", "model_dump", "model_dump_json" ->
                Optional.of(kind.style() == ClassDef.Style.PYDANTIC);
            case "__dataclass_fields__" -> Optional.of(kind.style() == ClassDef.Style.DATACLASS);
            default -> Optional.empty();
        };
    }

    private Optional<Boolean> isA(Thing thing, Value type) {
        var types = type instanceof Value.Items items ? items.values() : List.of(type);
        var answers = new ArrayList<Optional<Boolean>>();
        types.forEach(one -> answers.add(isOne(thing, one)));
        if (answers.contains(Optional.of(true))) {
            return Optional.of(true);
        }
        return answers.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
    }

    private Optional<Boolean> isOne(Thing thing, Value type) {
        if (type instanceof Value.Cls cls) {
            return Optional.of(
                    thing.kind().map(kind -> kind.isA(cls.definition())).orElse(false));
        }
        if (!(type instanceof Value.External external)
                || (!thing.isDict() && thing.kind().isEmpty())) {
            return Optional.empty();
        }
        return switch (external.name().substring(external.name().lastIndexOf('.') + 1)) {
            case "dict", "Mapping", "MutableMapping", "Dict" -> Optional.of(thing.isDict());
            case "str", "bytes", "list", "tuple", "int", "float", "bool", "set" -> Optional.of(false);
            case "BaseModel" ->
                Optional.of(thing.kind()
                        .map(kind -> kind.style() == ClassDef.Style.PYDANTIC)
                        .orElse(false));
            default -> Optional.empty();
        };
    }
}

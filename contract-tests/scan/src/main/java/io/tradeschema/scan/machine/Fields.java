package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Model;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fields of classes: under which names they are given, read and written, and what they are where nobody gives them. */
final class Fields {

    private final Machine machine;

    Fields(Machine machine) {
        this.machine = machine;
    }

    Optional<Given.Arg> argument(Klass.Field field, Given given) {
        return names(field).stream()
                .map(name -> given.names().get(name))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    /** The names under which a field may be given. */
    List<String> names(Klass.Field field) {
        var names = new ArrayList<String>();
        names.add(field.name());
        for (var mark : List.of("read", "alias")) {
            var value = field.marks().get(mark);
            if (value != null) {
                names.addAll(textsOf(value));
            }
        }
        return names;
    }

    /** The texts of a value, or of the items of one. */
    private List<String> textsOf(Value value) {
        var texts = new ArrayList<>(value.texts());
        value.ones()
                .forEach(one -> machine.ground()
                        .object(one)
                        .ifPresent(object -> object.items().forEach(item -> texts.addAll(item.texts()))));
        return texts;
    }

    /** The names under which a field is looked for in a message. */
    List<String> readNames(Klass.Field field) {
        for (var mark : List.of("read", "alias")) {
            var value = field.marks().get(mark);
            if (value != null && !textsOf(value).isEmpty()) {
                return textsOf(value);
            }
        }
        return List.of(field.name());
    }

    Optional<String> wireName(Klass.Field field, String mark) {
        return Optional.ofNullable(field.marks().get(mark))
                .flatMap(Value::onlyText)
                .or(() -> Optional.ofNullable(field.marks().get("alias")).flatMap(Value::onlyText));
    }

    boolean hasFallback(Klass.Field field) {
        return field.fallback().isPresent()
                || field.marks().containsKey("fallback")
                        && field.marks().get("fallback").all(one -> !one.equals(new One.Outside("builtins...")))
                || field.marks().containsKey("factory");
    }

    Optional<Value> fallback(Klass.Field field, State state, Frame frame) {
        if (field.fallback().isPresent()) {
            return field.fallback().map(code -> machine.calls().evaluated(code, field.scope(), state, frame));
        }
        if (field.marks().containsKey("fallback")) {
            return hasFallback(field) ? Optional.of(field.marks().get("fallback")) : Optional.empty();
        }
        if (field.marks().containsKey("factory")) {
            var call = new Code.Call(field.at(), new Code.Lit(field.at(), ""), List.of());
            return Optional.of(
                    machine.calls().invoke(field.marks().get("factory"), Given.none(field.at()), call, state, frame));
        }
        return Optional.empty();
    }

    /** A library that holds values against their types refuses a message whose value is none of those that the type has. */
    void takesOnly(Klass.Field field, Klass klass, Value taken, Place use, State state, Frame frame) {
        var checked = klass.style().filter(style -> style.has("aliases")).isPresent();
        var type = field.type().filter(code -> !Walk.any(code, part -> part instanceof Code.Call));
        if (!checked || type.isEmpty() || machine.classes().marks().changes(klass, field.name())) {
            return;
        }
        machine.classes()
                .types()
                .typed(type.get(), field.scope(), state, frame)
                .filter(values -> values.all(Constants::isConstant))
                .ifPresent(values -> machine.reads().takesOnly(taken, Enumerations.literals(values), field.at(), use));
    }

    /** Notes a class whose objects are messages of these streams. */
    void model(Klass klass, Set<String> streams) {
        var fields = new LinkedHashMap<String, Boolean>();
        var places = new HashMap<String, io.tradeschema.model.Where>();
        klass.allFields().values().forEach(field -> {
            var name = wireName(field, "written").orElse(field.name());
            fields.put(name, !hasFallback(field));
            places.put(name, field.at().where());
        });
        if (!fields.isEmpty()) {
            machine.recorder().model(new Model(klass.name(), klass.code().at().where(), fields, places, streams));
        }
    }
}

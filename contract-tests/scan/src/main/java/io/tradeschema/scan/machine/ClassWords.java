package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Words for classes and the members of their objects. */
final class ClassWords {

    /** What a library's field function gives. */
    static final String FIELD = "field";

    /** A member whose value the enumeration chooses. */
    static final String AUTO = "auto";

    private final Machine machine;

    ClassWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "named-tuple" -> namedTuple(use);
                    case "fields-of" -> fieldsOf(use);
                    case "super" -> parent(use);
                    case "type-of" -> typeOf(use);
                    case "has" -> has(use);
                    case "of-shape" -> ofShape(use);
                    case "member" -> member(use);
                    case "set-member" -> setMember(use);
                    case "auto" -> Value.of(new One.Made(AUTO, Map.of()));
                    case "field" -> field(use);
                    default -> null;
                });
    }

    private Value typeOf(Use use) {
        return use.value("of")
                .map(value -> value.each(one -> use.state()
                        .object(one)
                        .map(Obj::klass)
                        .map(klass -> machine.classes().types().of(one, klass))
                        .orElseGet(() -> Value.input(""))))
                .orElse(Value.input(""));
    }

    private Value setMember(Use use) {
        var slot = new Obj.Slot(use.value("value").orElse(Value.input("")), true, use.at(), "", null);
        use.value("name")
                .flatMap(Value::onlyText)
                .ifPresent(
                        name -> machine.records().put(use.value("of").orElse(Value.none()), name, slot, use.state()));
        return Value.nothing(use.at());
    }

    private static void asked(Use use) {
        use.value("of").ifPresent(of -> use.frame().asked.addAll(of.ones()));
    }

    /** Whether a library makes the objects of a class of its fields. */
    private static Value ofShape(Use use) {
        asked(use);
        if (use.value("of").filter(ClassWords::isPlain).isPresent()) {
            return Value.lit(false, use.at());
        }
        var klass = use.value("of")
                .flatMap(Value::only)
                .flatMap(one -> one instanceof One.Type type
                        ? Optional.of(type.klass())
                        : use.state().object(one).map(Obj::klass));
        return klass.flatMap(Klass::style)
                .map(style -> Value.lit(style.shape().equals("fields") && !style.has("names-only"), use.at()))
                .orElseGet(() -> Value.kind(ValueKind.FLAG));
    }

    /** Whether no class of the tree made it, nor may have. */
    private static boolean isPlain(Value value) {
        return !value.isNone()
                && value.all(one -> one instanceof One.Member
                        || one instanceof One.Lit
                        || one instanceof One.Kind
                        || one instanceof One.Made);
    }

    private Value has(Use use) {
        asked(use);
        for (var one : use.value("of").orElse(Value.none()).ones()) {
            var object = use.state().object(one);
            if (object.isPresent() && object.get().view() != null) {
                var view = object.get().view();
                use.value("name")
                        .ifPresent(names -> names.ones()
                                .forEach(name ->
                                        machine.reads().lookedFor(view, name, use.at(), use.state(), use.frame())));
            }
        }
        var name = use.value("name").flatMap(Value::onlyText);
        var only =
                use.value("of").flatMap(Value::only).flatMap(one -> use.state().object(one));
        return name.flatMap(text ->
                        only.flatMap(object -> machine.classes().attributes().has(object, text)))
                .map(has -> Value.lit(has, use.at()))
                .orElseGet(() -> Value.input(""));
    }

    /** A class that is made by a call, of the names that are given as a list or as words. */
    private Value namedTuple(Use use) {
        var names = new ArrayList<String>();
        for (var one : use.value("fields").orElse(Value.none()).ones()) {
            one.text().ifPresent(text -> names.addAll(List.of(text.trim().split("[\\s,]+"))));
            machine.elements()
                    .of(Value.of(one), use.call(), use.state(), use.frame())
                    .known()
                    .forEach(item -> names.addAll(item.texts()));
        }
        var optional = use.value("defaults")
                .map(value -> machine.elements()
                        .of(value, use.call(), use.state(), use.frame())
                        .known())
                .orElse(List.of());
        var title = use.value("name").flatMap(Value::onlyText).orElse("tuple");
        return machine.classes().made(title, names, optional, use.at(), use.state(), use.frame());
    }

    /** What describes the fields of a class or object: their names are what is asked for. */
    private Value fieldsOf(Use use) {
        for (var one : use.value("of").orElse(Value.none()).ones()) {
            var klass = one instanceof One.Type type
                    ? type.klass()
                    : use.state().object(one).map(Obj::klass).orElse(null);
            if (klass != null) {
                var items = new ArrayList<Value>();
                klass.allFields().values().forEach(field -> {
                    if (!field.marks().containsKey(FieldDefinitions.PARAMETER)) {
                        var name = Value.of(new One.Lit(field.name(), field.at(), true));
                        var object = Obj.record(field.at())
                                .with("name", new Obj.Slot(name, true, field.at(), "", null))
                                .labelled("field of a class");
                        items.add(machine.made(object, use.state()));
                    }
                });
                return machine.records().sequence(items, Value.none(), use.at(), use.state());
            }
        }
        return Value.input("");
    }

    private Value parent(Use use) {
        for (var frame = use.frame(); frame != null; frame = frame.caller()) {
            if (frame.owner() != null && frame.self() != null) {
                return Value.of(new One.Super(frame.owner(), frame.self()));
            }
        }
        return Value.input("");
    }

    private Value member(Use use) {
        var way = use.value("name")
                .flatMap(Value::onlyText)
                .map(text -> steps(use, text))
                .orElse(List.of());
        if (way.isEmpty()) {
            return Value.input("");
        }
        var of = use.value("of").orElse(Value.none());
        for (var step : way.subList(0, way.size() - 1)) {
            of = machine.evaluation().attribute(of, step, use.at(), use.state(), use.frame());
        }
        var name = way.get(way.size() - 1);
        var value = machine.evaluation().attribute(of, name, use.at(), use.state(), use.frame());
        var found = value.keep(one -> !(one instanceof One.Method method) || hasMethod(method));
        var other = use.value("default");
        other.ifPresent(fallback -> asked(use));
        var only =
                use.value("of").flatMap(Value::only).flatMap(one -> use.state().object(one));
        var has = only.flatMap(object -> machine.classes().attributes().has(object, name));
        if (has.isPresent() && has.get()) {
            return value;
        }
        if (has.isPresent() && other.isPresent() && found.isNone()) {
            return other.get();
        }
        if (found.isNone()) {
            return other.map(fallback -> Value.either(fallback, Value.input(name)))
                    .orElse(Value.input(name));
        }
        other.ifPresent(fallback -> machine.reads().fallsBack(found, fallback));
        return found;
    }

    /** The names of a way such as {@code a.b[0].c}, where the row says that the text is one. */
    private static List<String> steps(Use use, String text) {
        return use.row().flags().contains("way")
                ? Stream.of(text.split("[.\\[\\]]+", -1))
                        .filter(step -> !step.isEmpty())
                        .toList()
                : List.of(text);
    }

    /** Whether a library's object has the method for certain. */
    private boolean hasMethod(One.Method method) {
        return method.of() instanceof One.Made made
                && machine.tables().method(made.type(), method.name()).isPresent();
    }

    private Value field(Use use) {
        Map<String, Value> marks = new LinkedHashMap<>();
        for (var key : use.row().arguments().keySet()) {
            use.value(key).ifPresent(value -> marks.put(key, value));
        }
        use.given().names().forEach((name, arg) -> {
            if (name.equals("init")
                    && arg.value()
                            .any(one ->
                                    one instanceof One.Lit lit && lit.value().equals(false))) {
                marks.put("hidden", arg.value());
            }
        });
        return Value.of(new One.Made(FIELD, marks));
    }
}

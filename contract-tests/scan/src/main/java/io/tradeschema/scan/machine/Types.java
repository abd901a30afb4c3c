package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What something of a type may be. */
final class Types {

    /** A type with what is said of it beside. */
    static final String ANNOTATED = "annotated";
    /** Under what such a one holds its parts. */
    static final String PARTS = "parts";

    private final Machine machine;

    private final Provided provided;

    Types(Machine machine) {
        this.machine = machine;
        this.provided = new Provided(machine);
    }

    /** What the tree makes of libraries' types for whoever asks. */
    Provided provided() {
        return provided;
    }

    /** What something of this type may be, where the type says anything. */
    Optional<Value> typed(Code type, Scope scope, State state, Frame frame) {
        if (type instanceof Code.Lit lit && lit.value() instanceof String) {
            return Optional.empty();
        }
        if (type instanceof Code.Lit lit) {
            return Optional.of(Value.lit(lit.value(), lit.at()));
        }
        if (type instanceof Code.Rec) {
            return Optional.empty(); // names alone tell nothing of what else it has
        }
        if (type instanceof Code.Op op && op.operator() == Operator.UNION) {
            return union(op.operands(), false, scope, state, frame);
        }
        if (type instanceof Code.Index index) {
            return generic(index, scope, state, frame);
        }
        var value = machine.calls().evaluated(type, scope, state, frame);
        return value.only().flatMap(one -> typed(one, state, frame));
    }

    private Optional<Value> union(List<Code> parts, boolean mayBeNothing, Scope scope, State state, Frame frame) {
        var values = new ArrayList<Value>();
        var orNothing = mayBeNothing;
        for (var part : parts) {
            var value = part instanceof Code.Rec rec && parts.size() > 1
                    ? Optional.of(shaped(rec, scope, state, frame))
                    : typed(part, scope, state, frame);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (value.get().all(one -> one instanceof One.Lit lit && lit.isNothing())) {
                orNothing = true;
            } else {
                values.add(value.get());
            }
        }
        var all = Value.either(values);
        return values.isEmpty() ? Optional.empty() : Optional.of(orNothing ? orNothing(all) : all);
    }

    /** An object that has these names, each of its type, among others. */
    private Value shaped(Code.Rec rec, Scope scope, State state, Frame frame) {
        var object = Obj.record(rec.at());
        for (var entry : rec.entries()) {
            if (entry.key().orElseThrow() instanceof Code.Lit lit && lit.value() instanceof String name) {
                var value = typed(entry.value(), scope, state, frame).orElseGet(() -> Value.input(name));
                object = object.with(name, new Obj.Slot(value, true, lit.at(), "", null));
            }
        }
        return machine.made(object.opened(Value.input("")), state);
    }

    private static Value orNothing(Value value) {
        return value.each(
                one -> one instanceof One.Kind kind ? Value.of(new One.Kind(kind.kind(), true)) : Value.of(one));
    }

    private Optional<Value> generic(Code.Index index, Scope scope, State state, Frame frame) {
        var of = machine.calls().evaluated(index.of(), scope, state, frame);
        var name = of.only()
                .filter(One.Outside.class::isInstance)
                .map(one -> machine.tables().kind(((One.Outside) one).path()).orElse(""))
                .orElse("");
        var parts = index.key() instanceof Code.Seq seq ? seq.items() : List.of(index.key());
        return switch (name) {
            case "optional" -> union(parts, Origins.of(index.of()).equals("Optional"), scope, state, frame);
            case "first" -> typed(parts.get(0), scope, state, frame);
            case "literal" ->
                Optional.of(Value.either(parts.stream()
                        .map(part -> machine.calls().evaluated(part, scope, state, frame))
                        .toList()));
            case "list" -> {
                var item = typed(parts.get(0), scope, state, frame).orElseGet(() -> Value.input(""));
                yield Optional.of(machine.made(Obj.sequence(SeqKind.LIST, List.of(), item, index.at()), state));
            }
            case "tuple" -> Optional.of(tuple(parts, index.at(), scope, state, frame));
            case "record" -> {
                var under = parts.size() == 2 ? typed(parts.get(1), scope, state, frame) : Optional.<Value>empty();
                var record = Obj.record(index.at()).opened(Value.input(""));
                yield Optional.of(machine.made(under.map(record::holding).orElse(record), state));
            }
            default -> of.only().flatMap(one -> typed(one, state, frame));
        };
    }

    /** So many items, each of its own type; any number of one type where only that is said, and what is no type behind it. */
    private Value tuple(List<Code> parts, Place at, Scope scope, State state, Frame frame) {
        var items = parts.stream()
                .map(part -> typed(part, scope, state, frame).orElseGet(() -> Value.input("")))
                .toList();
        var any = parts.size() == 2
                && Origins.of(parts.get(1)).equals(machine.tables().word("any-number", ""));
        var made = any
                ? Obj.sequence(SeqKind.TUPLE, List.of(), items.get(0), at)
                : Obj.sequence(SeqKind.TUPLE, items, Value.none(), at);
        return machine.made(made, state);
    }

    Optional<Value> typed(One type, State state, Frame frame) {
        if (type instanceof One.Type tree) {
            var klass = tree.klass();
            if (machine.classes().enumerations().isEnumeration(klass)) {
                return Optional.of(machine.classes().enumerations().members(klass));
            }
            if (klass.style().filter(style -> style.shape().equals("record")).isPresent()) {
                return Optional.of(machine.made(Obj.record(klass.code().at()).opened(Value.input("")), state));
            }
            var structural = isStructural(klass);
            var below = machine.classes().all().stream()
                    .filter(sub -> sub != klass && (sub.isA(klass) || structural && isShapedLike(sub, klass)))
                    .limit(4)
                    .toList();
            if (!below.isEmpty() && klass.style().isEmpty()) {
                var values = new ArrayList<Value>();
                below.stream()
                        .filter(sub -> !sub.isOnlyBase())
                        .forEach(sub -> values.add(machine.roots().typical(sub, state, frame)));
                if (!klass.isOnlyBase() && !structural || values.isEmpty() || isMadeElsewhere(klass)) {
                    values.add(machine.roots().typical(klass, state, frame));
                }
                return Optional.of(Value.either(values));
            }
            return Optional.of(machine.roots().typical(klass, state, frame));
        }
        var parts = parts(type, state);
        if (!parts.isEmpty()) {
            return parts.get(0).only().flatMap(first -> typed(first, state, frame));
        }
        if (type instanceof One.Outside outside) {
            var kind = machine.tables().kind(outside.path()).orElse("");
            return switch (kind) {
                case "text" -> Optional.of(Value.kind(ValueKind.TEXT));
                case "number" -> Optional.of(Value.kind(ValueKind.NUMBER));
                case "flag" -> Optional.of(Value.kind(ValueKind.FLAG));
                case "moment" -> Optional.of(Times.moment(true));
                case "local-moment" -> Optional.of(Times.moment(false));
                case "decimal" -> Optional.of(Value.of(new One.Made(Texts.DECIMAL, Map.of())));
                case "record" ->
                    Optional.of(machine.made(Obj.record(nowhere(frame)).opened(Value.input("")), state));
                default -> {
                    var event = machine.bus().binding().event(outside.path());
                    if (event.isPresent()) {
                        yield Optional.of(machine.bus().binding().unseen(event.get(), nowhere(frame), state));
                    }
                    yield machine.tables().hasType(outside.path())
                            ? Optional.of(ofLibrary(machine.tables().known(outside.path()), frame))
                            : Optional.empty();
                }
            };
        }
        return Optional.empty();
    }

    /** Whether a class has all the methods of one that asks for nothing else. */
    private boolean isShapedLike(Klass klass, Klass wanted) {
        var methods = wanted.attributes().entrySet().stream()
                .filter(entry -> entry.getValue().any(One.Fn.class::isInstance))
                .map(Map.Entry::getKey)
                .toList();
        return !isStructural(klass)
                && !methods.isEmpty()
                && methods.stream().allMatch(name -> klass.attribute(name).isPresent());
    }

    private boolean isStructural(Klass klass) {
        return klass.bases().stream()
                .anyMatch(base -> base instanceof One.Outside outside
                        && machine.tables()
                                .kind(outside.path())
                                .filter("structural"::equals)
                                .isPresent());
    }

    /** The type of an object; one that stands for all of a class may be of a class below. */
    Value of(One one, Klass klass) {
        var mayBeOther = machine.isShared(one)
                && machine.classes().all().stream().anyMatch(sub -> sub != klass && sub.isA(klass));
        return mayBeOther ? Value.input("") : Value.of(new One.Type(klass));
    }

    /** An object of a library: as the tree makes it for others, where it does. */
    private Value ofLibrary(String type, Frame frame) {
        return provided.of(type, frame).orElseGet(() -> Value.of(new One.Made(type, Map.of())));
    }

    /** A type and what is said of it beside; nothing where that is not so. */
    private static List<Value> parts(One type, State state) {
        return type instanceof One.Made made && made.type().equals(ANNOTATED)
                ? made.given()
                        .getOrDefault(PARTS, Value.none())
                        .only()
                        .flatMap(state::object)
                        .map(Obj::items)
                        .orElse(List.of())
                : List.of();
    }

    /** What is said of a field beside its type: what a library's functions for fields say there. */
    Map<String, Value> marks(Code type, State state, Frame frame) {
        var marks = new LinkedHashMap<String, Value>();
        if (type instanceof Code.Index || type instanceof Code.Name) {
            for (var one : machine.eval(type, state, frame).ones()) {
                for (var part : parts(one, state)) {
                    part.ones().forEach(said -> {
                        if (said instanceof One.Made made && made.type().equals(ClassWords.FIELD)) {
                            marks.putAll(made.given());
                        }
                    });
                }
            }
        }
        return marks;
    }

    /** Whether a library may make objects of a base: by what stands above it, such as that it is another service's client. */
    private static boolean isMadeElsewhere(Klass klass) {
        return klass.code().marks().stream().anyMatch(Code.Call.class::isInstance);
    }

    private static Place nowhere(Frame frame) {
        var call = frame.call();
        return call == null ? frame.unit().code().at() : call;
    }
}

package io.tradeschema.scan.python;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a call against the definition it was resolved to. Only what Python would refuse at run time is reported. */
final class Signatures {

    private final Interpreter machine;

    Signatures(Interpreter machine) {
        this.machine = machine;
    }

    /**
     * What is called.
     *
     * @param title how findings name it
     * @param where where it is defined
     * @param event the event whose name it carries
     */
    private record Callee(String title, Where where, Optional<KnownEvent> event) {
        String place() {
            return title + " (" + where.file() + ":" + where.line() + ")";
        }

        String subject() {
            return event.map(KnownEvent::name).orElse(title);
        }
    }

    /** A constructor call of a class of the tree. */
    void check(ClassDef definition, Args args, Frame frame) {
        if (frame.caller().isPresent() || machine.tired()) {
            return;
        }
        if (!definition.isRecord()) {
            definition
                    .method("__init__")
                    .filter(init -> definition.fullyKnown())
                    .ifPresent(init -> checkFunction(init, true, args, frame, definition));
        } else if (definition.fullyKnown() && definition.method("__init__").isEmpty()) {
            checkFields(definition, args, frame);
        }
    }

    /** A copy of an object of the tree with other values: {@code replace(intent, leverage=2)}. */
    void checkReplacing(ClassDef definition, Args args, Frame frame) {
        if (frame.caller().isEmpty() && !machine.tired() && definition.isRecord() && definition.fullyKnown()) {
            var known = List.copyOf(definition.allFields().keySet());
            var callee = callee(definition, definition.node().where());
            report(callee, known, unknown(known, args, frame), List.of(), args, frame);
        }
    }

    private Callee callee(ClassDef definition, Where where) {
        return new Callee(definition.name(), where, machine.topics().eventOfClass(definition.name()));
    }

    private void checkFields(ClassDef definition, Args args, Frame frame) {
        var names = new LinkedHashSet<>(definition.allFields().keySet());
        definition.allFields().values().forEach(field -> names.add(field.key()));
        var known = List.copyOf(names);
        var unknown = definition.extrasAllowed() ? List.<String>of() : unknown(known, args, frame);
        var callee = callee(definition, definition.node().where());
        report(callee, known, unknown, missingFields(definition, args, frame), args, frame);
    }

    private List<String> missingFields(ClassDef definition, Args args, Frame frame) {
        var spread = machine.objects().spread(args, frame);
        var missing = new ArrayList<String>();
        if (args.unknownCount()
                || !spread.open().isEmpty()
                || definition.style() == ClassDef.Style.TYPED_DICT
                || args.spread().stream().anyMatch(Messages::isMessage)) {
            return missing;
        }
        var place = 0;
        for (var field : definition.allFields().values()) {
            var given = isGiven(field.name(), args, spread)
                    || isGiven(field.key(), args, spread)
                    || place < args.positional().size();
            if (field.required() && !given && !optionalByType(field, definition)) {
                missing.add(field.name());
            }
            place++;
        }
        return missing;
    }

    private static boolean isGiven(String name, Args args, Thing spread) {
        return args.keywords().containsKey(name) || spread.slots().containsKey(name);
    }

    /** Pydantic 1 takes None for an Optional field without a default. */
    private static boolean optionalByType(ClassDef.Field field, ClassDef definition) {
        var type = field.annotation().map(node -> node.text()).orElse("");
        return definition.style() == ClassDef.Style.PYDANTIC && (type.contains("Optional") || type.contains("None"))
                || field.node().text().contains("init=False");
    }

    /** A call of a function or method of the tree. */
    void check(FunctionDef function, Optional<Value> self, Args args, Frame frame) {
        if (machine.tired() || !concernsBus(function)) {
            return;
        }
        var owner = function.owner();
        if (owner.isPresent() && overridden(function, owner.get())) {
            return;
        }
        var bound = owner.isPresent() && !function.isStatic() && self.isPresent();
        checkFunction(function, bound, args, frame, owner.orElse(null));
    }

    private boolean concernsBus(FunctionDef function) {
        var text = function.node().text();
        return !function.name().startsWith("__")
                && (machine.bus().sending(function.name()) || text.contains("xadd(") || text.contains(".publish("));
    }

    private boolean overridden(FunctionDef function, ClassDef owner) {
        return machine.methodsNamed(function.name()).stream()
                .anyMatch(other -> other != function
                        && other.owner().filter(type -> type.isA(owner)).isPresent());
    }

    private void checkFunction(FunctionDef function, boolean bound, Args args, Frame frame, @Nullable ClassDef owner) {
        if (!function.plainlyDecorated() || function.isProperty() || function.isLambda()) {
            return;
        }
        var all = function.parameters();
        var parameters = all.subList(Math.min(bound ? 1 : 0, all.size()), all.size());
        var where = function.node().where();
        var callee = function.name().equals("__init__") && owner != null
                ? callee(owner, where)
                : new Callee(function.title(), where, Optional.empty());
        var known = parameters.stream().map(FunctionDef.Parameter::name).toList();
        var unknown = takes(parameters, FunctionDef.Taking.ALL_NAMES) ? List.<String>of() : unknown(known, args, frame);
        report(callee, known, unknown, missingParameters(parameters, args, frame), args, frame);
    }

    private static boolean takes(List<FunctionDef.Parameter> parameters, FunctionDef.Taking taking) {
        return parameters.stream().anyMatch(parameter -> parameter.taking() == taking);
    }

    private List<String> missingParameters(List<FunctionDef.Parameter> parameters, Args args, Frame frame) {
        var missing = new ArrayList<String>();
        var spread = machine.objects().spread(args, frame);
        if (takes(parameters, FunctionDef.Taking.ALL_PLACES)
                || args.unknownCount()
                || !spread.open().isEmpty()
                || !args.spread().isEmpty()) {
            return missing;
        }
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var byPlace = parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME
                    && i < args.positional().size();
            if (parameter.needed() && !byPlace && !args.keywords().containsKey(parameter.name())) {
                missing.add(parameter.name());
            }
        }
        return missing;
    }

    private List<String> unknown(Collection<String> known, Args args, Frame frame) {
        var given = new LinkedHashSet<>(args.keywords().keySet());
        machine.objects().spread(args, frame).slots().forEach((name, slot) -> {
            if (slot.sure()) {
                given.add(name);
            }
        });
        return given.stream().filter(keyword -> !known.contains(keyword)).toList();
    }

    // ---- one mistake is one finding ----

    /**
     * Reports what is wrong with one call. A name that stands there under a wrong one is not reported as missing too:
     * {@code side=} for {@code action=} is one mistake.
     */
    private void report(
            Callee callee, List<String> known, List<String> unknown, List<String> missing, Args args, Frame frame) {
        var spread = machine.objects().spread(args, frame).slots();
        var left = new ArrayList<>(missing);
        var unpaired = new ArrayList<String>();
        for (var keyword : unknown) {
            var meant = callee.event()
                    .flatMap(event -> event.successor().apply(keyword))
                    .or(() -> Advice.related(keyword, left));
            if (meant.isEmpty() || !left.remove(meant.get())) {
                unpaired.add(keyword);
            }
        }
        var renamed = !unpaired.isEmpty() && unpaired.size() == left.size();
        for (var keyword : unknown) {
            var instead = renamed ? " and demands " + String.join(", ", left) : "";
            var slot = args.keywords().containsKey(keyword) ? null : spread.get(keyword);
            var place = slot == null ? args.node(keyword).where() : slot.where();
            reportUnknown(callee, known, keyword, unpaired.contains(keyword) ? instead : "", args, place);
        }
        if (!renamed) {
            reportMissing(callee, left, args);
        }
    }

    private void reportUnknown(
            Callee callee, List<String> known, String keyword, String instead, Args args, Where place) {
        var event = callee.event();
        var advice = event.map(
                        found -> found.advice().apply(keyword, args.keywords().keySet()))
                .filter(text -> !text.isEmpty())
                .or(() -> Advice.related(keyword, known).map(Advice::didYouMean))
                .orElse("it takes " + String.join(", ", known));
        machine.recorder()
                .finding(Finding.of(
                                event.isPresent() ? ScanRule.CALLSITE_UNKNOWN_FIELD : ScanRule.CALLSITE_SIGNATURE,
                                callee.subject(),
                                place,
                                callee.place() + " has no " + "\"" + keyword + "\"" + instead
                                        + "; Python raises TypeError here",
                                advice)
                        .showing(Excerpt.quoted(keyword))
                        .evidence(callee.title() + "." + keyword));
    }

    private void reportMissing(Callee callee, List<String> missing, Args args) {
        if (missing.isEmpty()) {
            return;
        }
        var list = String.join(", ", missing);
        var event = callee.event();
        machine.recorder()
                .finding(Finding.of(
                                event.isPresent() ? ScanRule.CALLSITE_MISSING_REQUIRED : ScanRule.CALLSITE_SIGNATURE,
                                callee.subject(),
                                args.call().where(),
                                callee.place() + " demands " + list + ", which this call does not give",
                                "give " + list)
                        .evidence(callee.title() + " without " + list));
    }

    // ---- methods ----

    /** A method that no class or base of this object has. */
    void noSuchMethod(ClassDef definition, String name, Args args, Frame frame) {
        var seen = frame.caller().isEmpty()
                && definition.fullyKnown()
                && !definition.hasAttribute(name)
                && !name.startsWith("__");
        var closed = definition.style() == ClassDef.Style.DATACLASS || definition.style() == ClassDef.Style.NAMED_TUPLE;
        if (!seen || !(closed || sender(definition, name, args))) {
            return;
        }
        var at = definition.node();
        machine.recorder()
                .finding(Finding.of(
                                ScanRule.CALLSITE_NO_SUCH_METHOD,
                                definition.name(),
                                args.call().where(),
                                definition.name() + " (" + at.file() + ":" + at.line() + ") has no method " + name
                                        + "(); Python raises AttributeError here",
                                otherMethod(definition, name))
                        .evidence(definition.name() + "." + name));
    }

    /** A class of the tree that talks to the bus, which nothing gives methods that are not in its source. */
    private boolean sender(ClassDef definition, String name, Args args) {
        var text = definition.node().text();
        var byHand = text.contains("setattr(") || text.contains("__getattr__") || text.contains("__dict__");
        var target = args.call().child("function").map(Node::text).orElse("");
        return definition.style() == ClassDef.Style.PLAIN
                && (text.contains("xadd(") || text.contains(".publish("))
                && !byHand
                && !target.startsWith("self.")
                && machine.methodsNamed(name).isEmpty();
    }

    private static String otherMethod(ClassDef definition, String name) {
        return switch (name) {
            case "dict", "model_dump", "to_dict", "as_dict" -> "use dataclasses.asdict(...)";
            case "json", "model_dump_json", "to_json" -> "use json.dumps(dataclasses.asdict(...))";
            default ->
                Advice.related(name, definition.methods().keySet())
                        .map(Advice::didYouMean)
                        .orElse("define it, or call something else");
        };
    }
}

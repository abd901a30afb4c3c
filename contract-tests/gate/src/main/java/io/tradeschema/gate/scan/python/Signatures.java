package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.NearestName;
import io.tradeschema.gate.scan.ScanRule;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a call against the definition it was resolved to. Only what Python would refuse at run time is reported. */
final class Signatures {

    private final Interpreter machine;

    Signatures(Interpreter machine) {
        this.machine = machine;
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
            return;
        }
        if (!definition.fullyKnown() || definition.method("__init__").isPresent()) {
            return;
        }
        var fields = definition.allFields();
        var known = new ArrayList<>(fields.keySet());
        fields.values().forEach(field -> known.add(field.key()));
        if (!definition.extrasAllowed()) {
            reportUnknown(definition.name(), definition.node().where(), known, args, event(definition));
        }
        var spread = machine.objects().spread(args, frame);
        if (args.unknownCount()
                || !spread.open().isEmpty()
                || args.spread().stream().anyMatch(Messages::isMessage)) {
            return;
        }
        var missing = new ArrayList<String>();
        var place = 0;
        for (var field : fields.values()) {
            var given = args.keywords().containsKey(field.name())
                    || args.keywords().containsKey(field.key())
                    || spread.slots().containsKey(field.name())
                    || spread.slots().containsKey(field.key())
                    || place < args.positional().size();
            if (field.required()
                    && !given
                    && definition.style() != ClassDef.Style.TYPED_DICT
                    && !optionalByType(field, definition)) {
                missing.add(field.name());
            }
            place++;
        }
        reportMissing(
                definition.name(),
                missing,
                args,
                event(definition),
                definition.node().where());
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

    private void checkFunction(
            FunctionDef function,
            boolean bound,
            Args args,
            Frame frame,
            @org.jspecify.annotations.Nullable ClassDef owner) {
        if (!function.plainlyDecorated() || function.isProperty() || function.isLambda()) {
            return;
        }
        var parameters = function.parameters()
                .subList(
                        Math.min(bound ? 1 : 0, function.parameters().size()),
                        function.parameters().size());
        var open = parameters.stream().anyMatch(parameter -> parameter.taking() == FunctionDef.Taking.ALL_NAMES);
        var starred = parameters.stream().anyMatch(parameter -> parameter.taking() == FunctionDef.Taking.ALL_PLACES);
        var names = parameters.stream().map(FunctionDef.Parameter::name).toList();
        var title = function.name().equals("__init__") && owner != null ? owner.name() : function.title();
        if (!open) {
            reportUnknown(title, function.node().where(), names, args, owner == null ? Optional.empty() : event(owner));
        }
        var spread = machine.objects().spread(args, frame);
        if (starred
                || args.unknownCount()
                || !spread.open().isEmpty()
                || !args.spread().isEmpty()) {
            return;
        }
        var missing = new ArrayList<String>();
        for (var i = 0; i < parameters.size(); i++) {
            var parameter = parameters.get(i);
            var byPlace = parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME
                    && i < args.positional().size();
            var needed = parameter.fallback().isEmpty()
                    && (parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME
                            || parameter.taking() == FunctionDef.Taking.NAME_ONLY);
            if (needed && !byPlace && !args.keywords().containsKey(parameter.name())) {
                missing.add(parameter.name());
            }
        }
        reportMissing(title, missing, args, Optional.empty(), function.node().where());
    }

    private Optional<KnownEvent> event(ClassDef definition) {
        return machine.bus().eventOfClass(definition.name());
    }

    private void reportUnknown(String title, Where defined, List<String> known, Args args, Optional<KnownEvent> event) {
        for (var keyword : args.keywords().keySet()) {
            if (known.contains(keyword)) {
                continue;
            }
            var nearest = NearestName.of(keyword, Set.copyOf(known));
            var advice = event.map(found -> found.advice().apply(keyword))
                    .filter(text -> !text.isEmpty())
                    .or(() -> nearest.map(name -> "write \"" + name + "\""))
                    .orElse("it takes " + String.join(", ", known));
            machine.recorder()
                    .finding(Finding.of(
                                    event.isPresent() ? ScanRule.CALLSITE_UNKNOWN_FIELD : ScanRule.CALLSITE_SIGNATURE,
                                    event.map(KnownEvent::name).orElse(title),
                                    args.node(keyword).where(),
                                    title + " (" + defined.file() + ":" + defined.line() + ") has no " + "\"" + keyword
                                            + "\"; Python raises TypeError here",
                                    advice)
                            .showing(Excerpt.quoted(keyword))
                            .evidence(title + "." + keyword));
        }
    }

    private void reportMissing(
            String title, List<String> missing, Args args, Optional<KnownEvent> event, Where defined) {
        if (missing.isEmpty()) {
            return;
        }
        var list = String.join(", ", missing);
        machine.recorder()
                .finding(Finding.of(
                                event.isPresent() ? ScanRule.CALLSITE_MISSING_REQUIRED : ScanRule.CALLSITE_SIGNATURE,
                                event.map(KnownEvent::name).orElse(title),
                                args.call().where(),
                                title + " (" + defined.file() + ":" + defined.line() + ") demands " + list
                                        + ", which this call does not give",
                                "give " + list)
                        .evidence(title + " without " + list));
    }

    /** A method that no class or base of this object has. */
    void noSuchMethod(ClassDef definition, String name, Args args, Frame frame) {
        if (frame.caller().isPresent()
                || !definition.fullyKnown()
                || definition.hasAttribute(name)
                || name.startsWith("__")) {
            return;
        }
        if (definition.style() != ClassDef.Style.DATACLASS && definition.style() != ClassDef.Style.NAMED_TUPLE) {
            return;
        }
        var fix = switch (name) {
            case "dict", "model_dump", "to_dict", "as_dict" -> "use dataclasses.asdict(...)";
            case "json", "model_dump_json", "to_json" -> "use json.dumps(dataclasses.asdict(...))";
            default ->
                NearestName.of(name, definition.methods().keySet())
                        .map(near -> "call " + near + "()")
                        .orElse("define it, or call something else");
        };
        machine.recorder()
                .finding(Finding.of(
                                ScanRule.CALLSITE_NO_SUCH_METHOD,
                                definition.name(),
                                args.call().where(),
                                definition.name() + " (" + definition.node().file() + ":"
                                        + definition.node().line() + ") has no method " + name
                                        + "(); Python raises AttributeError here",
                                fix)
                        .evidence(definition.name() + "." + name));
    }
}

package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import org.jspecify.annotations.Nullable;

/** What a name means at some point of the code, and what an annotation says. */
final class Names {

    private final Interpreter machine;

    Names(Interpreter machine) {
        this.machine = machine;
    }

    /** A typical value of an annotation: an object of a class of the tree, or unknown. */
    Value annotated(Node annotation, Frame frame) {
        var text = annotation.text().replace("\"", "").replace("'", "");
        var inner = text.matches("(typing\\.)?Optional\\[.*]")
                ? text.substring(text.indexOf('[') + 1, text.length() - 1)
                : text;
        for (var part : inner.split("\\|", -1)) {
            var value = part.strip().matches("[A-Za-z_][A-Za-z0-9_.]*") ? dotted(part.strip(), frame) : Value.UNKNOWN;
            if (value instanceof Value.Cls type && type.definition().style() != ClassDef.Style.ENUM) {
                return machine.typical(type.definition());
            }
            if (value instanceof Value.External external && external.name().contains("redis")) {
                return new Value.Made(external.name());
            }
        }
        return switch (inner) {
            case "float", "int", "Decimal" -> new Value.Kind(ValueKind.NUMBER);
            default -> Value.UNKNOWN;
        };
    }

    private Value dotted(String name, Frame frame) {
        var parts = name.split("\\.", -1);
        var value = lookup(parts[0], frame);
        for (var i = 1; i < parts.length; i++) {
            value = machine.objects().attribute(value, parts[i], frame);
        }
        return value;
    }

    /** What a name means at this point: a variable, an enclosing one, the module's, or a builtin. */
    Value lookup(String name, Frame frame) {
        var own = frame.state().variable(name);
        if (own != null) {
            return own;
        }
        var enclosing = frame.function().flatMap(FunctionDef::enclosing);
        if (enclosing.isPresent()) {
            return lookup(name, enclosing.get());
        }
        return global(name, frame.module());
    }

    /** What a module binds to this name. */
    Value global(String name, Module module) {
        var bound = find(name, module);
        return bound == null ? new Value.External(name) : bound;
    }

    /** What a module binds to this name; null when it binds nothing. */
    @Nullable
    Value find(String name, Module module) {
        machine.evaluate(module);
        var value = module.frame().map(frame -> frame.state().variable(name)).orElse(null);
        if (value != null) {
            return value;
        }
        var defined = module.definitions().get(name);
        if (defined != null) {
            if (defined instanceof Value.Cls cls) {
                machine.settle(cls.definition());
            }
            return defined;
        }
        var imported = imported(name, module);
        return imported == null ? machine.imports().fromWildcards(name, module) : imported;
    }

    private @Nullable Value imported(String name, Module module) {
        var statement = module.imports().get(name);
        if (statement == null || !module.searches(name)) {
            return null;
        }
        try {
            var frame = new Frame(module, null, null, new State());
            machine.imports().imports(statement, frame);
            var found = frame.state().variable(name);
            if (found != null && module.bindsOnDemand(statement)) {
                module.frame().ifPresent(top -> top.state().set(name, found));
            }
            return found;
        } finally {
            module.found(name);
        }
    }
}

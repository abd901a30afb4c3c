package io.tradeschema.scan.python;

import java.util.Optional;
import java.util.Set;

/**
 * Recognises where a value is held against a schema: by jsonschema, fastjsonschema, or the product's own binding. A wrapper
 * of the tree around one of them needs no configuration: it is followed.
 */
final class Validations {

    private final Interpreter machine;
    private final Set<String> configured;

    /** The configured ones are full names of functions: {@code shared.checks.validate}, {@code shared.checks.Gate.pass}. */
    Validations(Interpreter machine, Set<String> configured) {
        this.machine = machine;
        this.configured = configured;
    }

    /** Whether the object comes from the product's own binding, which refuses what the contract refuses. */
    static boolean byBinding(Thing thing) {
        return ownBinding(thing.label());
    }

    private static boolean ownBinding(String name) {
        return name.startsWith("tradeschema.") || name.startsWith("tradeschema_");
    }

    /** A call of something outside the tree: marks what it validates. */
    void called(String name, Args args, Frame frame) {
        if (name.equals("fastjsonschema.validate")) {
            mark(args.get(1, "data"), frame);
        } else if (name.equals("jsonschema.validate")
                || name.endsWith("fastjsonschema.compile()")
                || (ownBinding(name) && name.contains("validate"))) {
            mark(args.get(0, "instance", "data"), frame);
        } else if (configured.contains(name)) {
            all(args, frame);
        }
    }

    /** A call of a function of the tree has come back. */
    void returned(FunctionDef function, Args args, Frame frame) {
        var name = fullName(function);
        if (configured.stream().anyMatch(known -> name.equals(known) || name.endsWith("." + known))) {
            all(args, frame);
        }
    }

    private static String fullName(FunctionDef function) {
        var module = function.module().file().replaceFirst("(/__init__)?\\.py$", "");
        return module.replace('/', '.') + "." + function.title();
    }

    private void all(Args args, Frame frame) {
        args.positional().forEach(value -> mark(Optional.of(value), frame));
        args.keywords().values().forEach(value -> mark(Optional.of(value), frame));
    }

    /** A method of an object from outside the tree. */
    void method(Value object, String name, Args args, Frame frame) {
        if (object instanceof Value.Made made && made.by().startsWith("jsonschema.") && name.equals("validate")) {
            mark(args.get(0, "instance"), frame);
        } else if (object instanceof Value.Made made && configured.contains(made.by() + "." + name)) {
            all(args, frame);
        }
    }

    private void mark(Optional<Value> value, Frame frame) {
        value.ifPresent(held -> held.options().forEach(option -> {
            frame.state().check(option);
            if (option instanceof Value.Ref ref) {
                machine.construction()
                        .sourceOf(ref)
                        .ifPresent(source -> frame.state().check(source));
            }
        }));
    }
}

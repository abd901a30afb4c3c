package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** Messages that are handed to code which the tree does not show. */
final class Handovers {

    private final Interpreter machine;

    Handovers(Interpreter machine) {
        this.machine = machine;
    }

    /** A call of something outside the tree: perhaps a bus class that the tree does not contain. */
    Value outside(String name, Args args, Frame frame) {
        passed(name, args, frame);
        var event = machine.topics().eventOfClass(name.substring(name.lastIndexOf('.') + 1));
        if (event.isPresent()) {
            return foreign(name, args, frame);
        }
        followArguments(args, frame);
        return new Value.Made(name);
    }

    /** An object of a class that is not in the tree but carries an event's name. */
    private Value foreign(String name, Args args, Frame frame) {
        var thing = machine.objects().spread(args, frame);
        for (var keyword : args.keywords().entrySet()) {
            var node = args.node(keyword.getKey());
            var origin = node.child("value").map(Expressions::origin).orElse("");
            thing = thing.with(keyword.getKey(), new Thing.Slot(keyword.getValue(), true, node.where(), origin));
        }
        var open = !args.positional().isEmpty() || args.unknownCount()
                ? Gap.because("it is given arguments by place")
                : thing.open();
        var made = new Thing(
                Optional.empty(), name, thing.slots(), open, args.call().where());
        if (contractLibrary(name)) {
            handed(
                    made,
                    machine.topics()
                            .eventOfClass(name.substring(name.lastIndexOf('.') + 1))
                            .orElseThrow(),
                    args.call(),
                    frame);
        }
        return machine.allocate(made, frame.state());
    }

    /** The product's own binding, and names that no import explains. */
    private static boolean contractLibrary(String name) {
        return name.startsWith("tradeschema") || name.indexOf('.') < 0;
    }

    /** A call that cannot be followed. */
    Value unknownCall(String name, Args args, Frame frame) {
        passed(name, args, frame);
        followArguments(args, frame);
        return Value.UNKNOWN;
    }

    /** Functions handed to an unknown callable as arguments, with the arguments behind them: xadd given to a retry. */
    private void followArguments(Args args, Frame frame) {
        for (var i = 0; i < args.positional().size(); i++) {
            if (args.positional().get(i) instanceof Value.Attr attr
                    && attr.name().equals("xadd")) {
                machine.calls().invoke(attr, args.after(i + 1), frame);
            }
        }
    }

    /** A message given to something whose name says that it sends, where the tree does not show how. */
    void passed(String name, Args args, Frame frame) {
        if (!machine.bus().sending(name.substring(name.lastIndexOf('.') + 1))) {
            return;
        }
        var all = new ArrayList<>(args.positional());
        all.addAll(args.keywords().values());
        var named = all.stream()
                .map(Value::literalText)
                .flatMap(Optional::stream)
                .map(machine.topics()::eventNamed)
                .flatMap(Optional::stream)
                .findFirst();
        for (var value : all) {
            for (var option : value.options()) {
                if (option instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
                    var className = thing.kind()
                            .map(ClassDef::name)
                            .orElse(thing.label().substring(thing.label().lastIndexOf('.') + 1));
                    var event = machine.topics()
                            .eventOfClass(className)
                            .or(() -> thing.isDict() ? named : Optional.empty());
                    event.filter(found -> !followed(name)).ifPresent(found -> handed(thing, found, args.call(), frame));
                }
            }
        }
    }

    private boolean followed(String name) {
        return machine.methodsNamed(name.substring(name.lastIndexOf('.') + 1)).stream()
                .anyMatch(method -> !method.hollow());
    }

    private void handed(Thing thing, KnownEvent event, Node call, Frame frame) {
        var facts = new Shapes(machine, frame.state()).of(thing);
        thing.kind().ifPresent(kind -> machine.bus().model(kind, Set.of(event.stream())));
        var form = new Entries.Form(event.stream(), WireForm.HIDDEN, "", Optional.empty());
        machine.entries().write(form, Optional.of(facts), Gap.NONE, Validations.byBinding(thing), call, frame);
    }
}

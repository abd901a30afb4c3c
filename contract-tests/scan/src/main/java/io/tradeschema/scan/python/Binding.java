package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds the arguments of one call to the parameters of a function of the tree. */
final class Binding {

    private final Interpreter machine;
    private final FunctionDef function;
    private final Args args;
    private final Frame frame;
    private final List<Value> given = new ArrayList<>();
    private final int own;
    private final Map<String, Value> names;
    private final Thing spread;
    private int place;

    /** A call of the function, whose body is walked in the frame. */
    Binding(Interpreter machine, FunctionDef function, Optional<Value> self, Args args, Frame frame) {
        this.machine = machine;
        this.function = function;
        this.args = args;
        this.frame = frame;
        if (function.owner().isPresent() && !function.isStatic()) {
            self.ifPresent(given::add);
        }
        this.own = given.size();
        given.addAll(args.positional());
        this.names = new LinkedHashMap<>(args.keywords());
        this.spread = machine.objects().spread(args, frame);
        spread.slots().forEach((name, slot) -> names.putIfAbsent(name, slot.value()));
    }

    /** Gives every parameter its value. */
    void bind() {
        for (var parameter : function.parameters()) {
            switch (parameter.taking()) {
                case ALL_PLACES -> {
                    var more = given.subList(Math.min(place, given.size()), given.size());
                    frame.state().set(parameter.name(), new Value.Items(List.copyOf(more)));
                    place = given.size();
                }
                case ALL_NAMES -> frame.state().set(parameter.name(), rest());
                default -> one(parameter);
            }
        }
    }

    private void one(FunctionDef.Parameter parameter) {
        var named = names.remove(parameter.name());
        if (parameter.taking() == FunctionDef.Taking.PLACE_OR_NAME && place < given.size()) {
            set(parameter, given.get(place), args.place(place - own));
            place++;
        } else if (named != null) {
            set(parameter, named, argument(parameter.name()));
        } else {
            frame.state().set(parameter.name(), missing(parameter));
        }
    }

    private Optional<Node> argument(String keyword) {
        return Optional.ofNullable(args.nodes().get(keyword)).flatMap(node -> node.child("value"));
    }

    /** Sets a parameter; a constant that a caller gives is put right where the caller gives it. */
    private void set(FunctionDef.Parameter parameter, Value value, Optional<Node> argument) {
        frame.state().set(parameter.name(), value);
        if (argument.isPresent() && (value instanceof Value.Const || value instanceof Value.Member)) {
            var further = frame.caller().flatMap(caller -> caller.givenAt(argument.get()));
            if (further.isPresent() || !argument.get().is("identifier")) {
                frame.given(parameter.name(), further.orElse(argument.get().where()));
            }
        }
    }

    /** What {@code **names} takes: all that no other parameter takes. */
    private Value rest() {
        Map<String, Thing.Slot> slots = new LinkedHashMap<>();
        names.forEach((name, value) -> slots.put(name, slot(name, value)));
        var where = args.call().where();
        return machine.allocate(new Thing(Optional.empty(), "", slots, spread.open(), where), frame.state());
    }

    private Thing.Slot slot(String name, Value value) {
        var known = spread.slots().get(name);
        if (known != null) {
            return known;
        }
        var further = frame.caller().flatMap(caller -> argument(name).flatMap(caller::givenAt));
        return new Thing.Slot(value, true, args.node(name).where(), "").from(further);
    }

    private Value missing(FunctionDef.Parameter parameter) {
        if (!spread.open().isEmpty() || args.unknownCount()) {
            return Value.UNKNOWN;
        }
        var definition = function.module().frame().orElse(frame);
        return parameter
                .fallback()
                .map(node -> machine.expressions().eval(node, definition))
                .orElse(Value.UNKNOWN);
    }
}

package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls: of functions of the tree, which are walked where they are called, and of what libraries have. */
final class Calls {

    private static final int DEEPEST = 14;

    private final Machine machine;
    private final Operations operations;
    private final Signatures signatures;
    private final Overloads overloads;

    Calls(Machine machine) {
        this.machine = machine;
        this.operations = new Operations(machine);
        this.signatures = new Signatures(machine);
        this.overloads = new Overloads(machine);
    }

    Signatures signatures() {
        return signatures;
    }

    Operations operations() {
        return operations;
    }

    /** A call that nobody waits for here. */
    Value call(Code.Call call, State state, Frame frame) {
        return call(call, false, state, frame);
    }

    /** A call that who calls waits for: where it never ends, neither does the wait. */
    Value waitedFor(Code.Call call, State state, Frame frame) {
        return call(call, true, state, frame);
    }

    private Value call(Code.Call call, boolean waits, State state, Frame frame) {
        machine.bus().missed().reached(call);
        var callee = call.callee() instanceof Code.Attr attr
                ? machine.evaluation().callee(attr, state, frame)
                : machine.eval(call.callee(), state, frame);
        var given = given(call.at(), call.arguments(), state, frame);
        if (state.isDead()) {
            return Value.none();
        }
        var some = callee.keep(one -> !(one instanceof One.Lit));
        signatures.check(some, given, state, frame);
        machine.bus().missed().comeTo(call, some);
        var before = machine.bus().deliveries().begun();
        var result = invoke(some, given, call, state, frame);
        if (!waits && state.isDead() && some.all(Calls::isBeside)) {
            state.goOn();
        }
        machine.bus().handlers().registered(call, some, given, before, state, frame);
        return result;
    }

    private static boolean isBeside(One callee) {
        return callee instanceof One.Fn fn && fn.code().beside();
    }

    /** Calls what the value may be, each on a way of its own. */
    Value invoke(Value all, Given given, Code.Call call, State state, Frame frame) {
        var callee = overloads.fitting(all, given, state, frame);
        if (callee.ones().size() == 1) {
            return invoke(callee.ones().get(0), given, call, state, frame);
        }
        if (isOfOneOfSeveral(callee, state)) {
            return callee.each(one -> invoke(one, given, call, state, frame));
        }
        var values = new ArrayList<Value>();
        var ways = new ArrayList<State>();
        for (var one : callee.ones()) {
            var way = state.fork();
            values.add(invoke(one, given, call, way, frame));
            ways.add(way);
        }
        if (ways.isEmpty()) {
            return Value.lost("nothing is called");
        }
        state.meet(ways.toArray(State[]::new));
        return Value.either(values);
    }

    /** Whether it is one method of what is one of several records that nobody has alone: each of them has it called surely. */
    private boolean isOfOneOfSeveral(Value callee, State state) {
        return callee.ones().size() > 1
                && callee.all(One.Method.class::isInstance)
                && callee.ones().stream()
                                .map(one -> ((One.Method) one).name())
                                .distinct()
                                .count()
                        == 1
                && machine.records().isCertain(callee.each(one -> Value.of(((One.Method) one).of())), state);
    }

    private Value invoke(One one, Given given, Code.Call call, State state, Frame frame) {
        if (one instanceof One.Fn fn) {
            return function(fn, given, state, frame);
        }
        if (one instanceof One.Type type) {
            return machine.classes().making().construct(type.klass(), given, call, state, frame);
        }
        if (one instanceof One.Partial partial) {
            return invoke(partial.callee(), partial.given().and(given), call, state, frame);
        }
        if (one instanceof One.Outside outside) {
            return operations.function(outside.path(), given, call, state, frame);
        }
        if (one instanceof One.Method method) {
            return operations.method(method, given, call, state, frame);
        }
        if (one instanceof One.Ref ref) {
            return called(ref, given, call, state, frame);
        }
        if (one instanceof One.Made made) {
            return operations.called(made, given, call, state, frame);
        }
        machine.bus().hidden().passed("", given, call, state, frame);
        machine.whole().given(given, call, state, "");
        return operations.handOver(given, call, state, frame);
    }

    private Value called(One.Ref ref, Given given, Code.Call call, State state, Frame frame) {
        var name = machine.tables().names("called");
        if (name.isEmpty()) {
            return Value.input("");
        }
        var method = machine.classes().attributes().member(ref, name.get(0), given.at(), state, frame);
        return method.any(one -> one instanceof One.Fn) ? invoke(method, given, call, state, frame) : Value.input("");
    }

    // ---- arguments ----

    Given given(Place at, List<Code.Argument> arguments, State state, Frame frame) {
        var places = new ArrayList<Given.Arg>();
        var names = new LinkedHashMap<String, Given.Arg>();
        var unknownCount = false;
        var open = Value.none();
        One.View view = null;
        var ways = Ways.ONE;
        for (var argument : arguments) {
            var value = machine.eval(argument.value(), state, frame);
            switch (argument.giving()) {
                case PLACE -> places.add(new Given.Arg(value, argument.at(), true, argument.value()));
                case NAME -> names.put(argument.name(), new Given.Arg(value, argument.at(), true, argument.value()));
                case ALL_PLACES -> {
                    var all = machine.elements().of(value, argument.value(), state, frame);
                    all.known().forEach(item -> places.add(new Given.Arg(item, argument.at(), true, null)));
                    unknownCount |= !all.rest().isNone();
                }
                case ALL_NAMES -> {
                    var all = spread(at, value, state);
                    all.names().forEach((name, arg) -> names.merge(name, arg, Calls::either));
                    open = Value.either(open, all.open());
                    view = all.view() == null ? view : all.view();
                    ways = all.ways().areSeveral() ? all.ways() : ways;
                }
            }
        }
        return new Given(at, places, names, unknownCount, open, view, ways);
    }

    /** What is given when all names that a value holds are handed on. */
    Given spread(Place at, Value value, State state) {
        Obj record = null;
        var open = Value.none();
        One.View view = null;
        for (var one : value.ones()) {
            var object = state.object(one).orElse(null);
            if (object != null) {
                record = record == null ? object : record.or(object);
            } else if (one instanceof One.Taken taken) {
                view = machine.reads().within(taken);
            } else if (one instanceof One.Walked walked && !walked.key()) {
                view = machine.reads().within(walked);
            } else {
                open = Value.either(open, Value.of(one));
            }
        }
        if (record == null) {
            return new Given(at, List.of(), Map.of(), false, open, view);
        }
        var all = view == null && open.isNone() ? record : record.or(Obj.record(at));
        var names = new LinkedHashMap<String, Given.Arg>();
        all.slots()
                .forEach((name, slot) ->
                        names.put(name, new Given.Arg(slot.value(), slot.at(), slot.sure(), slot.code())));
        return new Given(
                at, List.of(), names, false, Value.either(open, all.open()), inner(view, all.view()), all.ways());
    }

    /** Of a message and what may lie in it, where either may be meant ({@code m.get("body", m)}), what lies in it. */
    private static One.@Nullable View inner(One.@Nullable View within, One.@Nullable View whole) {
        if (within == null || whole == null) {
            return whole == null ? within : whole;
        }
        return within.source().equals(whole.source()) ? within.some() : whole;
    }

    private static Given.Arg either(Given.Arg one, Given.Arg other) {
        return new Given.Arg(Value.either(one.value(), other.value()), one.at(), one.sure(), one.code());
    }

    // ---- functions of the tree ----

    /** Calls a function with arguments from outside. */
    Value fromOutside(One.Fn fn, Place at, State state, Frame frame) {
        var skip = takesSelf(fn) ? 1 : 0;
        var names = new LinkedHashMap<String, Given.Arg>();
        var parameters = fn.code().parameters();
        for (var parameter : parameters.subList(Math.min(skip, parameters.size()), parameters.size())) {
            if (parameter.taking() == Taking.PLACE_OR_NAME || parameter.taking() == Taking.NAME) {
                var value = fromOutside(parameter, fn, state, frame);
                names.put(parameter.name(), new Given.Arg(value, parameter.at(), true, null));
            }
        }
        return function(fn, new Given(at, List.of(), names, true, Value.input("the caller"), null), state, frame);
    }

    private Value fromOutside(Code.Parameter parameter, One.Fn fn, State state, Frame frame) {
        var outside = parameter
                .type()
                .flatMap(type -> machine.classes().types().typed(type, fn.scope(), state, frame))
                .map(all -> Provided.asked(all, parameter))
                .orElseGet(() -> Value.input(parameter.name()));
        var fallback = parameter
                .fallback()
                .map(code -> evaluated(code, fn.scope(), state, frame))
                .map(value -> value.keep(one -> !Constants.isNothing(one)))
                .filter(value -> !value.isNone());
        var configured = parameter.marks().isEmpty()
                ? Optional.<Value>empty()
                : Optional.ofNullable(machine.classes()
                        .marks()
                        .of(
                                parameter.marks(),
                                state,
                                new Frame(fn.scope(), frame, parameter.at(), null, null, null, state))
                        .get("configured"));
        return configured
                .or(() -> machine.words().options().given(parameter, fn, state, frame))
                .or(() -> fallback.map(value -> machine.words().orElsewise(value, outside, fn)))
                .orElse(outside);
    }

    /** Works an expression out where it is written, not where it is needed. */
    Value evaluated(Code code, Scope scope, State state, Frame frame) {
        return machine.eval(code, state, new Frame(scope, frame, code.at(), null, null, null, state));
    }

    boolean takesSelf(One.Fn fn) {
        return fn.owner() != null
                && fn.self() != null
                && !machine.classes().marks().isMarked(fn, "static");
    }

    Value function(One.Fn fn, Given given, State state, Frame frame) {
        var code = fn.code();
        if (frame.depth() >= DEEPEST || frame.times(code) >= 2) {
            goesOn(given, "the calls go too deep to be followed", state);
            return Value.lost("the calls go too deep");
        }
        if (machine.budget().isScarce()
                && !machine.bus().names().leads(code)
                && !machine.bus().names().isShort(code)) {
            goesOn(given, "it is given to " + code.name() + ", and the scan ended before it came there", state);
            return Value.lost("the walk took too long to look into " + code.name());
        }
        machine.roots().enter(code);
        machine.bus().deliveries().cameTo(code);
        if (code.body().statements().isEmpty() && machine.classes().marks().isMarked(fn, "base")) {
            goesOn(given, "it is given to " + code.name() + ", of which the tree does not show what it does", state);
            return unseen(fn, state, frame);
        }
        var scope = new Scope(machine.number(), fn.scope(), fn.scope().unit());
        var inner = new Frame(scope, frame, given.at(), code, fn.owner(), fn.self(), state);
        var body = state.fork();
        bind(fn, given, body, inner);
        var before = machine.budget().called();
        var done = machine.statements().block(code.body(), body, inner);
        var cut = machine.budget().exhausted();
        machine.budget().returned(before);
        if (done) {
            inner.returns.add(body.since(state));
            if (!code.generator()) {
                inner.results.add(Value.nothing(code.at()));
            }
        }
        if (cut) {
            cutOff(fn, given, state);
        }
        if (inner.returns.isEmpty()) {
            if (!cut) {
                failed(body, frame);
                state.end();
            }
            return Value.lost("the function never returns");
        }
        state.meet(
                inner.returns,
                key -> inner.captured || !(key instanceof State.Var variable && variable.frame() == scope.frame()));
        machine.bus().checks().returned(inner.title(), fn.scope().unit().file(), given, state);
        return result(code, inner, state);
    }

    /** Whatever a function was handed may be changed by what was not seen of it. */
    private void cutOff(One.Fn fn, Given given, State state) {
        machine.roots().cutOff(fn.code());
        goesOn(given, "it is given to " + fn.code().name() + ", of which the walk took too long", state);
        var handed = new ArrayList<One>();
        given.places().forEach(arg -> handed.addAll(arg.value().ones()));
        given.names().values().forEach(arg -> handed.addAll(arg.value().ones()));
        if (fn.self() != null) {
            handed.add(fn.self());
        }
        for (var one : handed) {
            if (one instanceof One.Ref ref) {
                state.object(ref)
                        .ifPresent(object -> state.put(ref, object.opened(Value.lost("the walk took too long"))));
            }
        }
    }

    private void goesOn(Given given, String what, State state) {
        given.places().forEach(arg -> machine.whole().lost(arg.value(), given.at(), what, state));
        given.names().values().forEach(arg -> machine.whole().lost(arg.value(), given.at(), what, state));
    }

    /** A function that others write, whom the scan does not see. */
    private Value unseen(One.Fn fn, State state, Frame frame) {
        return fn.code()
                .type()
                .flatMap(type -> machine.classes().types().typed(type, fn.scope(), state, frame))
                .orElseGet(() -> Value.input(fn.code().name()));
    }

    /** A function that only fails: what it changed is what the one who catches it finds. */
    private static void failed(State body, Frame frame) {
        if (!frame.nets.isEmpty()) {
            var net = frame.nets.peek();
            net.failures().add(body.since(net.entry()));
        }
    }

    private Value result(Code.Func code, Frame inner, State state) {
        if (code.generator()) {
            var all = Value.either(inner.yields);
            return machine.made(Obj.sequence(SeqKind.STREAM, List.of(), all, code.at()), state);
        }
        return Value.either(inner.results);
    }

    private void bind(One.Fn fn, Given given, State state, Frame inner) {
        var parameters = new ArrayList<>(fn.code().parameters());
        var object = fn.self();
        if (takesSelf(fn) && object != null && !parameters.isEmpty()) {
            var self = parameters.remove(0);
            machine.evaluation().bind(self.name(), Value.of(object), state, inner);
        }
        var place = 0;
        var used = new ArrayList<String>();
        for (var parameter : parameters) {
            var taking = parameter.taking();
            Value value;
            if (taking == Taking.REST_OF_PLACES) {
                var rest = new ArrayList<Value>();
                for (; place < given.places().size(); place++) {
                    rest.add(given.places().get(place).value());
                }
                var tail = given.unknownCount() ? Value.input("") : Value.none();
                value = machine.made(Obj.sequence(SeqKind.TUPLE, rest, tail, parameter.at()), state);
            } else if (taking == Taking.REST_OF_NAMES) {
                value = rest(given, used, state);
            } else {
                var byPlace = taking != Taking.NAME && place < given.places().size();
                var arg = byPlace
                        ? Optional.of(given.places().get(place))
                        : Optional.ofNullable(given.names().get(parameter.name()));
                place += byPlace ? 1 : 0;
                used.add(parameter.name());
                value = arg.map(found -> hinted(found.value(), parameter, fn, state, inner))
                        .orElseGet(() -> missing(parameter, fn, given, state, inner));
                if (arg.isPresent() && !arg.get().sure() && parameter.fallback().isPresent()) {
                    value = Value.either(value, missing(parameter, fn, given, state, inner));
                }
                var fixed = value;
                arg.ifPresent(found -> inner.handed.put(fixed, found.at()));
            }
            machine.evaluation().bind(parameter.name(), value, state, inner);
        }
    }

    /** What comes from outside, as the one of several things that the parameter's type says it is. */
    private Value hinted(Value value, Code.Parameter parameter, One.Fn fn, State state, Frame inner) {
        return value.all(One.Input.class::isInstance) && parameter.type().isPresent()
                ? machine.classes()
                        .types()
                        .typed(parameter.type().get(), fn.scope(), state, inner)
                        .filter(known -> known.ones().size() > 1)
                        .orElse(value)
                : value;
    }

    private Value missing(Code.Parameter parameter, One.Fn fn, Given given, State state, Frame inner) {
        var fallback = parameter.fallback().map(code -> evaluated(code, fn.scope(), state, inner));
        if (given.view() != null) {
            var taken = machine.reads()
                    .take(given.view(), parameter.name(), parameter.at(), fallback.isEmpty(), false, state, inner);
            fallback.ifPresent(value -> machine.reads().fallsBack(taken, value));
            return fallback.map(value -> Value.either(taken, value)).orElse(taken);
        }
        if (given.unknownCount() || !given.open().isNone()) {
            return fallback.map(value -> Value.either(value, Value.input(parameter.name())))
                    .orElseGet(() -> Value.input(parameter.name()));
        }
        return fallback.map(value -> value.all(one -> one instanceof One.Lit lit && lit.value() instanceof Boolean)
                        ? Value.either(value, Value.input(parameter.name()))
                        : value)
                .or(() -> machine.words().options().given(parameter, fn, state, inner))
                .orElseGet(() -> Value.lost(Unresolved.NOT_GIVEN));
    }

    private Value rest(Given given, List<String> used, State state) {
        var names = new LinkedHashMap<>(given.names());
        used.forEach(names::remove);
        var left = new Given(
                given.at(),
                List.of(),
                names,
                false,
                given.open(),
                given.view(),
                given.ways().without(used));
        return machine.records().given(left, state);
    }
}

package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a test leaves of what values may be, and what it tells of a reader. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Tests {

    private final Machine machine;

    Tests(Machine machine) {
        this.machine = machine;
    }

    /** In how many calls around a test the value that is tested is looked for under other names. */
    private static final int ALIASES = 3;

    private int presuming;

    /** Takes what comes from outside for there, as long as a filter goes through what is known. */
    void presume(boolean on) {
        presuming += on ? 1 : -1;
    }

    boolean presumes() {
        return presuming > 0;
    }

    // ---- what is left ----

    /** Takes the test for true or false on this way; false when that cannot be. */
    boolean assume(Code test, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        if (state.isDead()) {
            return false;
        }
        if (test instanceof Code.Op op) {
            return ofOperation(op, truth, seen, state, frame);
        }
        if (test instanceof Code.Await await) {
            return assume(await.of(), truth, seen, state, frame);
        }
        if (test instanceof Code.Set set && set.value().isPresent()) {
            return assume(set.target(), set.value().get(), truth, seen, state, frame);
        }
        if (test instanceof Code.Call call) {
            var decided = ofCall(call, truth, seen, state, frame);
            if (decided.isPresent()) {
                return decided.get();
            }
        }
        var value = seen.get(test);
        if (value == null) {
            return true;
        }
        var answer = value.only().filter(One.Answer.class::isInstance).map(One.Answer.class::cast);
        if (answer.isPresent()) {
            return assume(
                    answer.get().test(),
                    truth,
                    answer.get().seen(),
                    state,
                    answer.get().frame());
        }
        if (!truth) {
            lacks(value, state);
        }
        return keepWhereTrue(test, value, truth, state, frame);
    }

    /** What was read and is nothing: what is read after it stands in for it. */
    private static void lacks(Value value, State state) {
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                state.lacks(taken.source().id(), taken.read());
            }
        }
    }

    private boolean assume(Code target, Code from, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        var value = seen.get(from);
        if (value == null) {
            return true;
        }
        return keepWhereTrue(target, value, truth, state, frame);
    }

    private boolean ofOperation(Code.Op op, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        return switch (op.operator()) {
            case NOT -> assume(op.operands().get(0), !truth, seen, state, frame);
            case AND -> truth ? all(op, true, seen, state, frame) : any(op, false, seen, state, frame);
            case OR -> truth ? any(op, true, seen, state, frame) : all(op, false, seen, state, frame);
            case EQUAL, UNEQUAL, SAME, NOT_SAME, IN, NOT_IN, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL ->
                compared(op, truth ? op.operator() : op.operator().opposite(), seen, state, frame);
            default -> true;
        };
    }

    private boolean all(Code.Op op, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        return op.operands().stream().allMatch(part -> assume(part, truth, seen, state, frame));
    }

    /** The first that holds decides; those before it did not. */
    private boolean any(Code.Op op, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        var ways = new ArrayList<Map<Object, Object>>();
        var rest = state.fork();
        for (var part : op.operands()) {
            var way = rest.fork();
            if (assume(part, truth, seen, way, frame)) {
                ways.add(way.since(state));
            }
            if (!assume(part, !truth, seen, rest, frame)) {
                break;
            }
        }
        return state.meet(ways, key -> true);
    }

    private boolean compared(Code.Op op, Operator operator, Map<Code, Value> seen, State state, Frame frame) {
        var left = seen.get(op.operands().get(0));
        var right = seen.get(op.operands().get(1));
        if (left == null || right == null) {
            return true;
        }
        var one = op.operands().get(0);
        var other = op.operands().get(1);
        var oneSided = operator == Operator.IN || operator == Operator.NOT_IN;
        return (compared(one, left, operator, right, state, frame) || isFlag(other, one, state, frame))
                && (oneSided
                        || compared(other, right, operator.mirrored(), left, state, frame)
                        || isFlag(one, other, state, frame));
    }

    /** Whether something that others may change is held against a literal: it may be that by then. */
    private boolean isFlag(Code code, Code literal, State state, Frame frame) {
        return literal instanceof Code.Lit && isShared(code, state, frame);
    }

    private boolean compared(Code code, Value value, Operator operator, Value with, State state, Frame frame) {
        return switch (operator) {
            case EQUAL, SAME -> {
                if (with.all(Tests::isNothing)) {
                    lacks(value, state);
                }
                yield equal(code, value, with, state, frame);
            }
            case UNEQUAL, NOT_SAME ->
                with.ones().size() != 1
                        || with.ones().get(0) instanceof One.Ref
                        || keep(
                                code,
                                value,
                                one -> !same(one, with.ones().get(0)).orElse(false),
                                state,
                                frame);
            case IN -> in(code, value, with, state, frame);
            case NOT_IN -> notIn(code, value, with, state, frame);
            case LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL ->
                keep(code, value, one -> within(one, operator, with), state, frame);
            default -> true;
        };
    }

    private boolean equal(Code code, Value value, Value with, State state, Frame frame) {
        if (with.any(one -> !isConstant(one))) {
            return true;
        }
        return narrow(
                code,
                value,
                one -> {
                    if (with.all(other -> same(one, other).map(is -> !is).orElse(false))) {
                        return Value.none();
                    }
                    if (one.isRest() || one instanceof One.Kind) {
                        return one instanceof One.Kind kind ? with.keep(other -> mayBe(kind.kind(), other)) : with;
                    }
                    return with.any(other -> same(one, other).orElse(true)) ? Value.of(one) : Value.none();
                },
                state,
                frame);
    }

    private static boolean mayBe(ValueKind kind, One one) {
        return switch (kind) {
            case TEXT -> one.text().isPresent();
            case NUMBER, EPOCH -> one instanceof One.Lit lit && lit.value() instanceof BigDecimal;
            case FLAG -> one instanceof One.Lit lit && lit.value() instanceof Boolean;
            default -> true;
        };
    }

    private static boolean isConstant(One one) {
        return one instanceof One.Lit || one instanceof One.Member;
    }

    /** Whether two are the same; empty when nobody knows. */
    Optional<Boolean> same(One one, One other) {
        if (one.text().isPresent() && other.text().isPresent()) {
            return Optional.of(one.text().get().equals(other.text().get()));
        }
        if (one instanceof One.Member member && other instanceof One.Member more) {
            return Optional.of(member.klass() == more.klass() && member.name().equals(more.name()));
        }
        if (one instanceof One.Lit lit && other instanceof One.Lit more) {
            if (lit.value() instanceof BigDecimal number && more.value() instanceof BigDecimal second) {
                return Optional.of(number.compareTo(second) == 0);
            }
            return Optional.of(plain(lit.value()).equals(plain(more.value())));
        }
        if (isConstant(one) && isConstant(other)) {
            return Optional.of(false);
        }
        if (one instanceof One.Taken taken && other.text().isPresent()) {
            return taken.known().map(known -> known.equals(other.text().get()));
        }
        var nothing = other instanceof One.Lit lit && lit.isNothing();
        if (presuming > 0
                && one instanceof One.Input
                && other.text().filter(String::isEmpty).isPresent()) {
            return Optional.of(false);
        }
        if (nothing
                && one instanceof One.Input input
                && (presuming > 0 || input.name().equals(Records.PRESENT))) {
            return Optional.of(false);
        }
        if (nothing
                && !one.isRest()
                && !(one instanceof One.Taken)
                && !(one instanceof One.Walked)
                && !(one instanceof One.Answer)) {
            return Optional.of(false);
        }
        if (one instanceof One.Kind kind && other instanceof One.Lit) {
            return mayBe(kind.kind(), other) ? Optional.empty() : Optional.of(false);
        }
        return Optional.empty();
    }

    private static Object plain(Object value) {
        return value instanceof Bytes bytes ? bytes.text() : value;
    }

    private boolean in(Code code, Value value, Value with, State state, Frame frame) {
        var options = options(with, state);
        if (options.isPresent()) {
            return equal(code, value, options.get(), state, frame);
        }
        return hasName(value, with, true, state);
    }

    private boolean notIn(Code code, Value value, Value with, State state, Frame frame) {
        var options = options(with, state);
        if (options.isPresent()) {
            var all = options.get();
            return keep(
                    code,
                    value,
                    one -> all.ones().stream()
                            .noneMatch(other -> same(one, other).orElse(false)),
                    state,
                    frame);
        }
        return hasName(value, with, false, state);
    }

    /** A name that is looked for in a record: it is there, or it is not. */
    private boolean hasName(Value key, Value in, boolean truth, State state) {
        if (key.ones().size() != 1 || in.ones().size() != 1 || key.onlyText().isEmpty()) {
            return true;
        }
        var object = state.object(in.ones().get(0)).filter(Obj::isRecord);
        if (object.isEmpty()) {
            return true;
        }
        var name = key.onlyText().get();
        var slot = object.get().slot(name);
        if (slot.isPresent()) {
            if (truth && !slot.get().sure()) {
                var sure = new Obj.Slot(
                        slot.get().value(),
                        true,
                        slot.get().at(),
                        slot.get().origin(),
                        slot.get().code());
                state.put((One.Ref) in.ones().get(0), object.get().with(name, sure));
            } else if (!truth && !slot.get().sure()) {
                state.put((One.Ref) in.ones().get(0), object.get().without(name));
            }
            return truth || !slot.get().sure();
        }
        if (!truth && object.get().view() != null) {
            lacks(object.get().view(), name, state);
        }
        return !truth || !object.get().closed();
    }

    /** What is looked for and is not there: what is read after it stands in for it. */
    private void lacks(One.View view, String name, State state) {
        var place = absent.get(view.source().reader().where() + "/" + view.path() + "/" + name);
        if (place != null) {
            state.lacks(view.source().id(), place);
        }
    }

    private final Map<String, ReadField> absent = new java.util.HashMap<>();

    /** The constants among which something is looked for; empty when they are not all known. */
    Optional<Value> options(Value with, State state) {
        if (with.ones().size() != 1) {
            return Optional.empty();
        }
        var one = with.ones().get(0);
        if (one instanceof One.Type type && machine.classes().enumerations().isEnumeration(type.klass())) {
            return Optional.of(machine.classes().enumerations().members(type.klass()));
        }
        var object = state.object(one);
        if (object.isEmpty() || !object.get().tail().isNone()) {
            return Optional.empty();
        }
        if (object.get().isRecord()) {
            if (!object.get().closed()
                    || object.get().isInstance()
                    || object.get().slots().isEmpty()) {
                return Optional.empty();
            }
            var keys = new ArrayList<One>();
            object.get().slots().forEach((name, slot) -> keys.add(new One.Lit(name, slot.at(), false)));
            return keys.size() > 12 ? Optional.empty() : Optional.of(Value.ofAll(keys));
        }
        var items = new ArrayList<One>();
        for (var item : object.get().items()) {
            if (!item.all(Tests::isConstant)) {
                return Optional.empty();
            }
            items.addAll(item.ones());
        }
        return items.size() > 12 ? Optional.empty() : Optional.of(Value.ofAll(items));
    }

    private static boolean within(One one, Operator operator, Value with) {
        if (!(one instanceof One.Lit lit) || !(lit.value() instanceof BigDecimal number)) {
            return !(one instanceof One.Lit nothing && nothing.isNothing());
        }
        var bound = with.only()
                .filter(other -> other instanceof One.Lit more && more.value() instanceof BigDecimal)
                .map(other -> (BigDecimal) ((One.Lit) other).value());
        if (bound.isEmpty()) {
            return true;
        }
        var sign = number.compareTo(bound.get());
        return switch (operator) {
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case MORE -> sign > 0;
            default -> sign >= 0;
        };
    }

    // ---- calls that are tests ----

    /** What a call of a library's test leaves; empty when it is none. */
    private Optional<Boolean> ofCall(Code.Call call, boolean truth, Map<Code, Value> seen, State state, Frame frame) {
        var callee = seen.get(call.callee());
        if (callee == null || callee.ones().size() != 1 || call.arguments().isEmpty()) {
            return Optional.empty();
        }
        var one = callee.ones().get(0);
        var first = call.arguments().get(0).value();
        var value = seen.get(first);
        if (value == null) {
            return Optional.empty();
        }
        if (one instanceof One.Outside outside) {
            var row = machine.tables().function(outside.path());
            if (row.filter(found -> found.word().equals("is-a")).isPresent()
                    && call.arguments().size() > 1) {
                var type = seen.get(call.arguments().get(1).value());
                return type == null
                        ? Optional.empty()
                        : Optional.of(keep(
                                first,
                                value,
                                it -> isA(it, type, state)
                                        .map(is -> is == truth)
                                        .orElse(true),
                                state,
                                frame));
            }
            var finite = row.filter(found -> found.word().equals("number-test"))
                    .map(found -> found.flags().contains("finite"));
            if (finite.isPresent()) {
                return Optional.of(keep(first, value, it -> isNan(it) != (finite.get() == truth), state, frame));
            }
            if (row.filter(found -> found.word().equals("has")).isPresent()) {
                return Optional.empty();
            }
        }
        if (one instanceof One.Method method && call.callee() instanceof Code.Attr attr) {
            var word = machine.tables()
                    .method("text", method.name())
                    .map(row -> row.flags())
                    .orElse(List.of());
            if (word.contains("start") || word.contains("end")) {
                var subject = seen.get(attr.of());
                return subject == null
                        ? Optional.empty()
                        : Optional.of(keep(
                                attr.of(),
                                subject,
                                it -> matches(it, value, word.contains("start"), truth),
                                state,
                                frame));
            }
        }
        return Optional.empty();
    }

    private boolean isNan(One one) {
        return one instanceof One.Made made && made.type().equals(NumberWords.NAN)
                || one instanceof One.Outside outside
                        && machine.tables().kind(outside.path()).orElse("").equals("not-a-number");
    }

    private static boolean matches(One one, Value part, boolean start, boolean truth) {
        var text = one.text();
        var parts = part.texts();
        if (text.isEmpty() || parts.isEmpty()) {
            return true;
        }
        var fits = parts.stream()
                .anyMatch(it -> start ? text.get().startsWith(it) : text.get().endsWith(it));
        return fits == truth;
    }

    private Optional<Boolean> isA(One one, Value type, State state) {
        var object = state.object(one);
        for (var option : type.ones()) {
            if (option instanceof One.Type wanted
                    && object.isPresent()
                    && object.get().klass() != null) {
                if (object.get().klass().isA(wanted.klass())) {
                    return Optional.of(true);
                }
            } else if (option instanceof One.Outside outside) {
                var kind = machine.tables().kind(outside.path()).orElse("");
                var fits = fits(one, object, kind);
                if (fits.isEmpty() || fits.get()) {
                    return fits;
                }
            } else {
                return Optional.empty();
            }
        }
        return one.isRest() || one instanceof One.Taken ? Optional.empty() : Optional.of(false);
    }

    private static Optional<Boolean> fits(One one, Optional<Obj> object, String kind) {
        if (object.isEmpty() && Texts.isText(one) && !(one instanceof One.Lit)) {
            return Optional.of(kind.equals("text"));
        }
        if (object.isPresent()) {
            return switch (kind) {
                case "record" ->
                    Optional.of(object.get().isRecord() && !object.get().isInstance());
                case "list" -> Optional.of(!object.get().isRecord());
                case "text", "number", "flag" -> Optional.of(false);
                default -> Optional.empty();
            };
        }
        if (one instanceof One.Lit lit) {
            return switch (kind) {
                case "text" -> Optional.of(lit.value() instanceof String);
                case "number" -> Optional.of(lit.value() instanceof BigDecimal || lit.value() instanceof Boolean);
                case "flag" -> Optional.of(lit.value() instanceof Boolean);
                case "record", "list" -> Optional.of(false);
                case "bytes" -> Optional.of(lit.value() instanceof Bytes);
                default -> lit.isNothing() ? Optional.of(false) : Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** Whether a value is true; empty when nobody knows. */
    Optional<Boolean> decided(Value value, State state) {
        if (value.ones().size() != 1) {
            return Optional.empty();
        }
        var one = value.ones().get(0);
        if (!(one instanceof One.Answer answer)) {
            return machine.truth(one, state);
        }
        var holds = assume(answer.test(), true, answer.seen(), state.fork(), answer.frame());
        var fails = assume(answer.test(), false, answer.seen(), state.fork(), answer.frame());
        return holds == fails ? Optional.empty() : Optional.of(holds);
    }

    // ---- setting what is left ----

    /** Keeps what may be true, or what may be false. */
    private boolean keepWhereTrue(Code code, Value value, boolean truth, State state, Frame frame) {
        return keep(
                code,
                value,
                one -> machine.truth(one, state).map(flag -> flag == truth).orElse(true),
                state,
                frame);
    }

    private boolean keep(Code code, Value value, Predicate<One> predicate, State state, Frame frame) {
        return narrow(code, value, one -> predicate.test(one) ? Value.of(one) : Value.none(), state, frame);
    }

    private boolean narrow(Code code, Value value, Function<One, Value> left, State state, Frame frame) {
        var changed = false;
        var parts = new ArrayList<Value>();
        for (var one : value.ones()) {
            var part = left.apply(one);
            changed |= part.ones().size() != 1 || part.ones().get(0) != one;
            parts.add(part);
        }
        if (!changed) {
            return true;
        }
        var rest = Value.either(parts);
        if (rest.isNone()) {
            return isShared(code, state, frame);
        }
        set(code, value, rest, state, frame);
        return true;
    }

    /** Whether others may change what the code names: such a thing never closes a way. */
    private boolean isShared(Code code, State state, Frame frame) {
        if (code instanceof Code.Name name) {
            for (var scope = frame.scope(); scope != null; scope = scope.outer()) {
                if (state.value(new State.Var(scope.frame(), name.name())).isPresent()) {
                    return scope.outer() == null && frame.scope() != scope;
                }
            }
            return false;
        }
        if (code instanceof Code.Index index) {
            return isShared(index.of(), state, frame);
        }
        return code instanceof Code.Attr
                || code instanceof Code.Call call
                        && call.callee() instanceof Code.Attr attr
                        && isShared(attr.of(), state, frame);
    }

    /** Every place that still holds the value that was tested holds what is left of it. */
    private void set(Code code, Value before, Value after, State state, Frame frame) {
        if (code instanceof Code.Name name) {
            for (var scope = frame.scope(); scope != null; scope = scope.outer()) {
                var variable = new State.Var(scope.frame(), name.name());
                var held = state.value(variable);
                if (held.isPresent()) {
                    if (held.get() == before) {
                        state.set(variable, after);
                    }
                    break;
                }
            }
        } else if (code instanceof Code.Set set) {
            set(set.target(), before, after, state, frame);
        } else if (code instanceof Code.Attr attr) {
            slot(attr.of(), attr.name(), before, after, state, frame);
        } else if (code instanceof Code.Index index
                && index.key() instanceof Code.Lit lit
                && lit.value() instanceof String key) {
            slot(index.of(), key, before, after, state, frame);
        } else if (code instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr
                && call.arguments().size() == 1) {
            // upper(), strip() of a name that is held against constants: what fails is not there either
            return;
        }
        aliases(before, after, state, frame);
    }

    private void slot(Code of, String name, Value before, Value after, State state, Frame frame) {
        var owner = frame.tested.get(of);
        var value = owner != null ? owner : of instanceof Code.Name ? machine.eval(of, state, frame) : null;
        if (value != null && value.ones().size() == 1) {
            var one = value.ones().get(0);
            state.object(one)
                    .ifPresent(object -> object.slot(name)
                            .filter(slot -> slot.value() == before)
                            .ifPresent(slot -> state.put((One.Ref) one, object.with(name, slot.with(after)))));
        }
    }

    /** The names of the functions that are walked now which hold the very same value. */
    private void aliases(Value before, Value after, State state, Frame frame) {
        var levels = 0;
        for (Frame at = frame; at != null && levels < ALIASES; at = at.caller()) {
            levels++;
            var function = at.function();
            if (function == null) {
                continue;
            }
            for (var name : namesOf(function)) {
                var variable = new State.Var(at.scope().frame(), name);
                if (state.value(variable).filter(held -> held == before).isPresent()) {
                    state.set(variable, after);
                }
            }
        }
    }

    private final Map<Code.Func, Set<String>> names = new java.util.IdentityHashMap<>();

    private Set<String> namesOf(Code.Func function) {
        return names.computeIfAbsent(function, key -> {
            var all = Units.names(key.body());
            key.parameters().forEach(parameter -> all.add(parameter.name()));
            return all;
        });
    }

    // ---- what is told of a reader ----

    /** Notes what a comparison expects of values that were taken from messages. */
    void noted(Code.Op op, Map<Code, Value> seen, State state, Frame frame) {
        if (op.operands().size() != 2) {
            return;
        }
        var left = seen.get(op.operands().get(0));
        var right = seen.get(op.operands().get(1));
        if (left == null || right == null) {
            return;
        }
        switch (op.operator()) {
            case EQUAL, UNEQUAL, SAME, NOT_SAME -> {
                accepted(left, right, op.at());
                accepted(right, left, op.at());
            }
            case IN, NOT_IN -> {
                options(right, state).ifPresent(options -> accepted(left, options, op.at()));
                lookedFor(left, right, op.operands().get(0), state, frame);
                whitelisted(left, right, op, state, frame);
            }
            case LESS, LESS_OR_EQUAL -> subset(left, right, op, state, frame);
            case MORE, MORE_OR_EQUAL -> subset(right, left, op, state, frame);
            default -> {}
        }
    }

    private void accepted(Value value, Value with, Place at) {
        if (!with.all(Tests::isConstant)) {
            return;
        }
        var literals = Enumerations.literals(with);
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                machine.reads().accepts(taken, at, literals);
            }
        }
    }

    private void lookedFor(Value key, Value in, Code keyCode, State state, Frame frame) {
        for (var one : in.ones()) {
            var view = viewOf(one, state);
            if (view != null) {
                key.ones()
                        .forEach(name -> machine.reads()
                                .lookedFor(view, name, keyCode.at(), state, frame)
                                .ifPresent(read -> absent.put(
                                        view.source().reader().where() + "/" + view.path() + "/"
                                                + name.text().orElse(""),
                                        read)));
            }
        }
    }

    private One.@Nullable View viewOf(One one, State state) {
        var object = state.object(one);
        if (object.isPresent()) {
            if (object.get().view() != null) {
                return object.get().view();
            }
            return object.get().isRecord() ? null : walked(object.get().tail());
        }
        return null;
    }

    private static One.@Nullable View walked(Value value) {
        for (var one : value.ones()) {
            if (one instanceof One.Walked walked && walked.key()) {
                return walked.view();
            }
        }
        return null;
    }

    /** A message's own name that is looked for in a list of the only names that are allowed. */
    private void whitelisted(Value key, Value list, Code.Op op, State state, Frame frame) {
        var view = walked(key);
        var names = names(list, state);
        if (view == null || names.isEmpty()) {
            return;
        }
        names.forEach(name -> white(view, name, op.at(), state, frame));
    }

    private void white(One.View view, One.Lit name, Place at, State state, Frame frame) {
        name.text()
                .ifPresent(text -> machine.reads()
                        .take(view, text, at, false, true, state, frame)
                        .ones()
                        .forEach(one -> {
                            ((One.Taken) one).read().onlyTested();
                            ((One.Taken) one).read().fromWhitelist();
                        }));
    }

    private static List<One.Lit> names(Value list, State state) {
        var names = new ArrayList<One.Lit>();
        for (var one : list.ones()) {
            state.object(one)
                    .filter(object -> !object.isRecord() || object.closed())
                    .ifPresent(object -> {
                        object.items()
                                .forEach(item -> item.ones().stream()
                                        .filter(it -> it instanceof One.Lit lit && lit.value() instanceof String)
                                        .forEach(it -> names.add((One.Lit) it)));
                        if (object.isRecord()) {
                            object.slots().forEach((name, slot) -> names.add(new One.Lit(name, slot.at(), true)));
                        }
                    });
        }
        return names;
    }

    /** A list of names that is held against those of a message: {@code REQUIRED <= message.keys()}. */
    void subset(Value smaller, Value larger, Code.Op op, State state, Frame frame) {
        subset(smaller, larger, op.at(), state, frame);
    }

    void subset(Value smaller, Value larger, Place at, State state, Frame frame) {
        var inLarger = larger.ones().stream()
                .map(one -> viewOf(one, state))
                .filter(it -> it != null)
                .findFirst();
        var inSmaller = smaller.ones().stream()
                .map(one -> viewOf(one, state))
                .filter(it -> it != null)
                .findFirst();
        if (inLarger.isPresent()) {
            names(smaller, state)
                    .forEach(name -> machine.reads()
                            .lookedFor(inLarger.get(), new One.Lit(name.value(), name.at(), true), at, state, frame));
        } else if (inSmaller.isPresent()) {
            names(larger, state).forEach(name -> white(inSmaller.get(), name, at, state, frame));
        }
    }

    /** A chain of branches over one value from a message, without one for the other values. */
    void chain(Code.If first, State state, Frame frame) {
        var tests = new ArrayList<Code>();
        Code next = first;
        while (next instanceof Code.If branch) {
            tests.add(branch.test());
            var rest = branch.otherwise().statements();
            if (rest.size() == 1 && rest.get(0) instanceof Code.If) {
                next = rest.get(0);
            } else if (rest.isEmpty()) {
                next = null;
            } else {
                return;
            }
        }
        if (tests.size() < 2) {
            return;
        }
        ReadField read = null;
        for (var test : tests) {
            var subject = subject(test, state, frame);
            if (subject.isEmpty() || read != null && !sameName(read, subject.get())) {
                return;
            }
            read = subject.get();
        }
        if (read != null) {
            read.leavesUnhandled(first.at().where());
        }
    }

    private static boolean sameName(ReadField one, ReadField other) {
        return one.path().equals(other.path()) && one.level() == other.level() && one.reader() == other.reader();
    }

    private Optional<ReadField> subject(Code test, State state, Frame frame) {
        if (test instanceof Code.Call) {
            return machine.eval(test, state, frame)
                    .only()
                    .filter(One.Answer.class::isInstance)
                    .map(One.Answer.class::cast)
                    .filter(answer -> answer.test() instanceof Code.Op op && op.operator() == Operator.EQUAL)
                    .flatMap(answer -> answer.seen().values().stream()
                            .flatMap(value -> value.ones().stream())
                            .filter(One.Taken.class::isInstance)
                            .map(one -> ((One.Taken) one).read())
                            .findFirst());
        }
        if (!(test instanceof Code.Op op) || op.operator() != Operator.EQUAL && op.operator() != Operator.IN) {
            return Optional.empty();
        }
        return machine.eval(op.operands().get(0), state, frame).ones().stream()
                .filter(One.Taken.class::isInstance)
                .map(one -> ((One.Taken) one).read())
                .findFirst();
    }

    static boolean isNothing(One one) {
        return one instanceof One.Lit lit && lit.value() == Nothing.NOTHING;
    }
}

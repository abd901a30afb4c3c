package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks statements, each way on a state of its own. */
final class Machine {

    /** What one root may cost, in statements and expressions. */
    private static final int BUDGET = 80_000;

    /** What one root may cost while it is only learnt what its code stores. */
    private static final int LEARNING = 12_000;

    private static final int MOST_FAILURES = 6;

    private final Tables tables;
    private final Units units;
    private final Terms terms;
    private Recorder recorder = new Recorder();
    private final State ground = State.start();
    private final Evaluation evaluation = new Evaluation(this);
    private final Tests tests = new Tests(this);
    private final Patterns patterns = new Patterns(this);
    private final Calls calls = new Calls(this);
    private final Classes classes = new Classes(this);
    private final Records records = new Records(this);
    private final Reads reads = new Reads(this);
    private final Members members = new Members(this);
    private final Words words = new Words(this);
    private final Bus bus;
    /** By the very same code: its contents are long to compare. */
    private final Set<Code.Func> entered = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    private final Map<Klass, Value> typical = new HashMap<>();
    private final Set<Place> constants = new HashSet<>();
    private int numbers;
    private int spent;
    private boolean saidSo;
    private long all;
    private int budget = BUDGET;

    Machine(Tables tables, Units units, Terms terms) {
        this.tables = tables;
        this.units = units;
        this.terms = terms;
        this.bus = new Bus(this, tables);
    }

    Tables tables() {
        return tables;
    }

    Terms terms() {
        return terms;
    }

    Units units() {
        return units;
    }

    Recorder recorder() {
        return recorder;
    }

    /** Notes what is found from here on elsewhere. */
    void record(Recorder other) {
        recorder = other;
    }

    /** Takes no function for entered. */
    void forget() {
        entered.clear();
        bus.missed().forget();
    }

    Evaluation evaluation() {
        return evaluation;
    }

    Tests tests() {
        return tests;
    }

    Calls calls() {
        return calls;
    }

    Classes classes() {
        return classes;
    }

    Records records() {
        return records;
    }

    Words words() {
        return words;
    }

    Members members() {
        return members;
    }

    Reads reads() {
        return reads;
    }

    Bus bus() {
        return bus;
    }

    State ground() {
        return ground;
    }

    /** Notes a value that stands outside of all functions, under a name that many may use. */
    void constant(Place at) {
        constants.add(at);
    }

    boolean isConstant(Place at) {
        return constants.contains(at);
    }

    int number() {
        return ++numbers;
    }

    Value eval(Code code, State state, Frame frame) {
        return evaluation.eval(code, state, frame);
    }

    /** Makes an object. */
    One.Ref make(Obj object, State state) {
        var ref = new One.Ref(number());
        state.put(ref, object);
        return ref;
    }

    Value made(Obj object, State state) {
        return Value.of(make(object, state));
    }

    // ---- budget ----

    /** Walks only to learn what is stored, or all that can be told. */
    void learnOnly(boolean on) {
        budget = on ? LEARNING : BUDGET;
    }

    /** What all walks together have cost. */
    long all() {
        return all;
    }

    void refuel() {
        spent = 0;
        saidSo = false;
    }

    boolean tired() {
        all++;
        return ++spent > budget;
    }

    /** Most of the budget is spent: what is left is for what leads to a bus. */
    boolean isScarce() {
        return spent > budget / 2;
    }

    boolean exhausted() {
        return spent > budget;
    }

    // ---- roots ----

    boolean wasEntered(Code.Func function) {
        return entered.contains(function);
    }

    void enter(Code.Func function) {
        entered.add(function);
    }

    /** A module's own code, walked once. */
    void walk(Unit unit) {
        if (!unit.begin()) {
            return;
        }
        var before = spent;
        refuel();
        var state = ground.fork();
        var frame = new Frame(unit.scope(), null, null, null, null, null, ground);
        frame.captured = true;
        block(unit.code(), state, frame);
        settle(state, frame);
        spent = before;
    }

    /** Walks a function that nobody in the tree calls, with arguments from outside. */
    void root(Code.Func function, Scope scope, @Nullable Klass owner) {
        refuel();
        var state = ground.fork();
        var frame = new Frame(scope, null, null, null, null, null, ground);
        One self = owner == null ? null : typical(owner, state, frame).ones().get(0);
        var fn = new One.Fn(function, scope, self, owner == null ? null : owner.defining(function));
        calls.fromOutside(fn, function.at(), state, frame);
        settle(state, frame);
    }

    /** What is left when a root is done is what others may find: names of modules and objects that were there before. */
    private void settle(State state, Frame frame) {
        var ways = new ArrayList<>(frame.returns);
        ways.add(state.since(ground));
        for (var way : ways) {
            ground.learn(way, key -> frame.captured || !(key instanceof State.Checked));
        }
    }

    /** The object that stands for all objects of a class. */
    Value typical(Klass klass, State state, Frame frame) {
        var known = typical.get(klass);
        if (known != null) {
            return known;
        }
        var ref = new One.Ref(number());
        ground.put(ref, Obj.instance(klass, klass.code().at()));
        var value = Value.of(ref);
        typical.put(klass, value);
        classes.making().typical(klass, ref, frame);
        return value;
    }

    // ---- statements ----

    /** Walks the statements; false when the way ends among them. */
    boolean block(Code.Block block, State state, Frame frame) {
        for (var statement : block.statements()) {
            if (!statement(statement, state, frame)) {
                return false;
            }
        }
        return true;
    }

    private boolean statement(Code code, State state, Frame frame) {
        if (tired()) {
            ended(code, frame);
            return false;
        }
        var goesOn = walked(code, state, frame);
        return goesOn && !state.isDead();
    }

    /** The budget is spent: what follows is not seen. One walk says so once, where a bus stands in what follows. */
    private void ended(Code code, Frame frame) {
        var function = frame.function();
        if (!saidSo && function != null && bus.names().concerns(function)) {
            saidSo = true;
            recorder.unresolved(code.at().where(), "what follows here", "the walk took too long and ended");
        }
    }

    private boolean walked(Code code, State state, Frame frame) {
        if (code instanceof Code.Block block) {
            return block(block, state, frame);
        }
        if (code instanceof Code.If branch) {
            return branch(branch, state, frame);
        }
        if (code instanceof Code.Loop loop) {
            return loop(loop, state, frame);
        }
        if (code instanceof Code.Match match) {
            return match(match, state, frame);
        }
        if (code instanceof Code.Try attempt) {
            return attempt(attempt, state, frame);
        }
        if (code instanceof Code.Leave leave) {
            return leave(leave, state, frame);
        }
        return plain(code, state, frame);
    }

    private boolean plain(Code code, State state, Frame frame) {
        if (code instanceof Code.Drop drop) {
            evaluation.drop(drop.target(), state, frame);
        } else if (code instanceof Code.Outer outer) {
            frame.outer.addAll(outer.names());
        } else if (code instanceof Code.Import taken) {
            units.take(this, taken, state, frame);
        } else if (code instanceof Code.ClassDef type) {
            classes.define(type, state, frame);
        } else if (code instanceof Code.Func function) {
            classes.function(function, state, frame);
        } else if (code instanceof Code.Do done) {
            eval(done.of(), state, frame);
        } else {
            eval(code, state, frame);
        }
        return !state.isDead();
    }

    private boolean branch(Code.If branch, State state, Frame frame) {
        var outer = frame.tested;
        frame.tested = new java.util.IdentityHashMap<>();
        eval(branch.test(), state, frame);
        if (state.isDead()) {
            return false;
        }
        var seen = frame.tested;
        frame.tested = outer;
        tests.expectations().chain(branch, state, frame);
        var yes = state.fork();
        var no = state.fork();
        var then = tests.assume(branch.test(), true, seen, yes, frame) && block(branch.then(), yes, frame);
        var other = tests.assume(branch.test(), false, seen, no, frame) && block(branch.otherwise(), no, frame);
        return meet(state, then, yes, other, no);
    }

    private static boolean meet(State state, boolean one, State yes, boolean other, State no) {
        var ways = new ArrayList<Map<Object, Object>>();
        if (one) {
            ways.add(yes.since(state));
        }
        if (other) {
            ways.add(no.since(state));
        }
        return state.meet(ways, key -> true);
    }

    private boolean leave(Code.Leave leave, State state, Frame frame) {
        var value = leave.value().map(code -> eval(code, state, frame)).orElseGet(() -> Value.nothing(leave.at()));
        if (state.isDead()) {
            return false;
        }
        if (leave.exit() == Exit.RETURN) {
            frame.returns.add(state.since(frame.entry()));
            frame.results.add(value);
        } else if (leave.exit() == Exit.RAISE) {
            if (!frame.nets.isEmpty()) {
                var net = frame.nets.peek();
                net.failures().add(state.since(net.entry()));
            }
        } else if (!frame.rings.isEmpty()) {
            var ring = frame.rings.peek();
            (leave.exit() == Exit.BREAK ? ring.breaks() : ring.continues()).add(state.since(ring.entry()));
        }
        state.end();
        return false;
    }

    // ---- loops ----

    private boolean loop(Code.Loop loop, State state, Frame frame) {
        var ring = new Frame.Ring(state, new ArrayList<>(), new ArrayList<>());
        var inner = state.fork();
        frame.rings.push(ring);
        var goesOn = loop.pattern().isPresent() ? each(loop, inner, frame, ring) : repeat(loop, inner, frame, ring);
        frame.rings.pop();
        var ways = new ArrayList<>(ring.breaks());
        if (goesOn) {
            var end = inner.fork();
            if (block(loop.otherwise(), end, frame)) {
                ways.add(end.since(state));
            }
        }
        return state.meet(ways, key -> true);
    }

    private boolean each(Code.Loop loop, State state, Frame frame, Frame.Ring ring) {
        var over = eval(loop.over(), state, frame);
        if (state.isDead()) {
            return false;
        }
        var all = records.elements(over, loop.over(), state, frame);
        for (var item : all.known()) {
            if (!round(loop, item, state, frame, ring, false)) {
                return false;
            }
        }
        if (!all.rest().isNone()) {
            var mark = new Mark(state.since(ring.entry()), numbers);
            round(loop, all.rest(), state, frame, ring, true);
            if (carries(mark, state, ring)) {
                round(loop, all.rest(), state, frame, ring, true);
            }
        }
        return true;
    }

    /** One round; the loop may also end before it where nobody knows how many there are. */
    private boolean round(Code.Loop loop, Value item, State state, Frame frame, Frame.Ring ring, boolean perhaps) {
        var round = state.fork();
        evaluation.assign(loop.pattern().orElseThrow(), item, "", round, frame);
        return round(loop.body(), round, state, frame, ring, perhaps);
    }

    private boolean round(Code.Block body, State round, State state, Frame frame, Frame.Ring ring, boolean perhaps) {
        var before = state.since(ring.entry());
        var ways = new ArrayList<Map<Object, Object>>();
        if (block(body, round, frame)) {
            ways.add(round.since(state));
        }
        for (var next : ring.continues()) {
            ways.add(changed(next, before));
        }
        ring.continues().clear();
        if (perhaps) {
            ways.add(Map.of());
        }
        if (ways.isEmpty()) {
            state.end();
            return false;
        }
        return state.meet(ways, key -> true);
    }

    /** What of the changes since the loop began came after this moment. */
    private static Map<Object, Object> changed(Map<Object, Object> since, Map<Object, Object> before) {
        var changes = new HashMap<Object, Object>();
        since.forEach((key, value) -> {
            if (before.get(key) != value) {
                changes.put(key, value);
            }
        });
        return changes;
    }

    /** Where a round of a loop begins: what was changed since the loop began, and the last number that was given. */
    private record Mark(Map<Object, Object> changes, int number) {}

    /** Whether a round left anything that the next one finds otherwise than it did: names and objects of its own do not count. */
    private boolean carries(Mark mark, State state, Frame.Ring ring) {
        for (var change : state.since(ring.entry()).entrySet()) {
            var key = change.getKey();
            var own = key instanceof State.Held held ? held.id() > mark.number() : key instanceof State.Var;
            var before = mark.changes().containsKey(key)
                    ? mark.changes().get(key)
                    : ring.entry().held(key);
            if (!(before == null && own)
                    && before != change.getValue()
                    && !change.getValue().equals(before)) {
                return true;
            }
        }
        return false;
    }

    private boolean repeat(Code.Loop loop, State state, Frame frame, Frame.Ring ring) {
        var ends = new ArrayList<Map<Object, Object>>();
        var carries = true;
        for (var i = 0; i < 2 && !state.isDead(); i++) {
            var mark = new Mark(state.since(ring.entry()), numbers);
            var outer = frame.tested;
            frame.tested = new java.util.IdentityHashMap<>();
            eval(loop.over(), state, frame);
            var seen = frame.tested;
            frame.tested = outer;
            var done = state.fork();
            if (!state.isDead() && tests.assume(loop.over(), false, seen, done, frame)) {
                ends.add(done.since(ring.entry()));
            }
            var round = state.fork();
            if (!carries || state.isDead() || !tests.assume(loop.over(), true, seen, round, frame)) {
                break;
            }
            round(loop.body(), round, state, frame, ring, false);
            carries = carries(mark, state, ring);
        }
        if (ends.isEmpty()) {
            return false;
        }
        ring.breaks().addAll(ends);
        return false;
    }

    // ---- match ----

    private boolean match(Code.Match match, State state, Frame frame) {
        var subject = eval(match.subject(), state, frame);
        patterns.compared(match, subject, state, frame);
        var ways = new ArrayList<Map<Object, Object>>();
        var rest = state.fork();
        var open = true;
        for (var arm : match.arms()) {
            var here = rest.fork();
            if (patterns.fits(arm.pattern(), match.subject(), subject, here, frame) && guarded(arm, here, frame)) {
                if (block(arm.body(), here, frame)) {
                    ways.add(here.since(state));
                }
            }
            if (arm.guard().isEmpty() && patterns.takesAll(arm.pattern())) {
                open = false;
                break;
            }
            if (arm.guard().isEmpty() && !patterns.excluded(arm.pattern(), match.subject(), subject, rest, frame)) {
                open = false;
                break;
            }
            subject = patterns.left(match.subject(), subject, rest, frame);
        }
        if (open) {
            ways.add(rest.since(state));
        }
        return state.meet(ways, key -> true);
    }

    private boolean guarded(Code.Arm arm, State state, Frame frame) {
        if (arm.guard().isEmpty()) {
            return true;
        }
        var guard = arm.guard().get();
        var outer = frame.tested;
        frame.tested = new java.util.IdentityHashMap<>();
        eval(guard, state, frame);
        var seen = frame.tested;
        frame.tested = outer;
        return tests.assume(guard, true, seen, state, frame);
    }

    // ---- failures ----

    private boolean attempt(Code.Try attempt, State state, Frame frame) {
        var net = new Frame.Net(state, new ArrayList<>());
        var body = state.fork();
        frame.nets.push(net);
        var before = recorder.count();
        var done = tried(attempt.body(), body, frame, net);
        frame.nets.pop();
        var ways = new ArrayList<Map<Object, Object>>();
        if (done && block(attempt.otherwise(), body, frame)) {
            ways.add(body.since(state));
        }
        if (!attempt.catches().isEmpty()) {
            net.failures().add(Map.of());
            var failed = state.fork();
            failed.meet(net.failures(), key -> true);
            recorder.since(before).forEach(read -> failed.lacks(reads.sourceOf(read), read));
            for (var caught : attempt.catches()) {
                var here = failed.fork();
                if (!caught.name().isEmpty()) {
                    evaluation.bind(caught.name(), Value.input(caught.name()), here, frame);
                }
                var goesOn = block(caught.body(), here, frame);
                stoodIn(attempt.body(), caught.body(), body, here, frame);
                if (goesOn) {
                    ways.add(here.since(state));
                }
            }
        }
        if (ways.isEmpty()) {
            var last = state.fork();
            last.meet(net.failures().isEmpty() ? List.of(Map.of()) : net.failures(), key -> true);
            block(attempt.last(), last, frame);
            state.end();
            return false;
        }
        state.meet(ways, key -> true);
        return block(attempt.last(), state, frame);
    }

    /** Walks the body; what failed may have failed after any of its first statements. */
    private boolean tried(Code.Block body, State state, Frame frame, Frame.Net net) {
        var noted = 0;
        for (var statement : body.statements()) {
            if (!statement(statement, state, frame)) {
                return false;
            }
            if (noted++ < MOST_FAILURES) {
                net.failures().add(state.since(net.entry()));
            }
        }
        return true;
    }

    /** What is set where something failed stands in for what was to be read there. */
    private void stoodIn(Code.Block tried, Code.Block caught, State body, State here, Frame frame) {
        var names = Units.names(tried);
        for (var name : Units.names(caught)) {
            if (names.contains(name)) {
                var variable = new State.Var(frame.scope().frame(), name);
                var read = body.value(variable);
                var other = here.value(variable);
                if (read.isPresent() && other.isPresent()) {
                    reads.fallsBack(read.get(), other.get());
                }
            }
        }
    }

    // ---- words for what is not there ----

    /** Whether an object was there before the walk began, so that others may have changed it. */
    boolean isShared(One one) {
        return one instanceof One.Ref ref && ground.holds(new State.Held(ref.id()));
    }

    Optional<Boolean> truth(One one, State state) {
        if (one instanceof One.Lit lit) {
            return truth(lit.value());
        }
        if (one instanceof One.Ref ref) {
            return isShared(one) ? Optional.empty() : state.object(ref).flatMap(Machine::truth);
        }
        if (one instanceof One.Fn fn) {
            return Optional.of(true);
        }
        if (one instanceof One.Type type) {
            return Optional.of(true);
        }
        if (one instanceof One.Member member) {
            return Optional.of(true);
        }
        if (one instanceof One.Json json) {
            return Optional.of(true);
        }
        if (one instanceof One.Template template) {
            return Optional.of(true);
        }
        if (one instanceof One.Input input && (tests.presumes() || input.name().equals(Records.PRESENT))) {
            return Optional.of(true);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> truth(Object value) {
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        if (value instanceof String text) {
            return Optional.of(!text.isEmpty());
        }
        if (value instanceof io.tradeschema.scan.code.Bytes bytes) {
            return Optional.of(!bytes.text().isEmpty());
        }
        if (value instanceof java.math.BigDecimal number) {
            return Optional.of(number.signum() != 0);
        }
        if (value instanceof Nothing nothing) {
            return Optional.of(false);
        }
        return Optional.empty();
    }

    private static Optional<Boolean> truth(Obj object) {
        if (object.isInstance() && object.items().isEmpty()) {
            return Optional.of(true);
        }
        if (object.isRecord()) {
            return object.slots().values().stream().anyMatch(Obj.Slot::sure)
                    ? Optional.of(true)
                    : object.closed() && object.slots().isEmpty() ? Optional.of(false) : Optional.empty();
        }
        return !object.items().isEmpty()
                ? Optional.of(true)
                : object.tail().isNone() ? Optional.of(false) : Optional.empty();
    }

    /** Where a place in the code is, for people. */
    static String shown(Place place) {
        return place.file() + ":" + place.line();
    }
}

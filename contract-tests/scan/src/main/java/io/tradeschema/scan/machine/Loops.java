package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Walks loops: every item that is known, and what further rounds may leave. */
final class Loops {

    private final Machine machine;

    Loops(Machine machine) {
        this.machine = machine;
    }

    boolean loop(Code.Loop loop, State state, Frame frame) {
        var ring = new Frame.Ring(state, new ArrayList<>(), new ArrayList<>());
        var inner = state.fork();
        frame.rings.push(ring);
        var goesOn = loop.pattern().isPresent() ? each(loop, inner, frame, ring) : repeat(loop, inner, frame, ring);
        frame.rings.pop();
        var ways = new ArrayList<>(ring.breaks());
        if (goesOn) {
            var end = inner.fork();
            if (machine.statements().block(loop.otherwise(), end, frame)) {
                ways.add(end.since(state));
            }
        }
        if (ways.isEmpty()) {
            leaves(inner);
        }
        return state.meet(ways, key -> true);
    }

    /** A loop that never ends leaves what it puts where others find it: in objects and names that were there before. */
    private void leaves(State state) {
        var ground = machine.ground();
        ground.learn(
                state.since(ground),
                key -> key instanceof State.Held
                        || key instanceof State.Var name && (name.isOfModule() || ground.holds(key)));
    }

    private boolean each(Code.Loop loop, State state, Frame frame, Frame.Ring ring) {
        var over = machine.eval(loop.over(), state, frame);
        if (state.isDead()) {
            return false;
        }
        var all = machine.elements().of(over, loop.over(), state, frame);
        for (var item : all.known()) {
            if (!round(loop, item, state, frame, ring, all.perhaps())) {
                return false;
            }
        }
        if (!all.rest().isNone()) {
            machine.whole().walked(all.rest(), loop.at(), state);
            var mark = new Mark(state.since(ring.entry()), machine.numbers());
            rounds(loop, all.rest(), state, frame, ring);
            if (carries(mark, state, ring)) {
                rounds(loop, all.rest(), state, frame, ring);
            }
        }
        return true;
    }

    /** A round with whatever it may be; messages that came on different topics have each their own. */
    private void rounds(Code.Loop loop, Value item, State state, Frame frame, Frame.Ring ring) {
        machine.bus().deliveries().oneByOne(item).forEach(one -> round(loop, one, state, frame, ring, true));
    }

    /** One round; the loop may also end before it where nobody knows how many there are. */
    private boolean round(Code.Loop loop, Value item, State state, Frame frame, Frame.Ring ring, boolean perhaps) {
        var round = state.fork();
        machine.evaluation().assignments().assign(loop.pattern().orElseThrow(), item, "", round, frame);
        return round(loop.body(), round, state, frame, ring, perhaps);
    }

    private boolean round(Code.Block body, State round, State state, Frame frame, Frame.Ring ring, boolean perhaps) {
        var before = state.since(ring.entry());
        var ways = new ArrayList<Map<Object, Object>>();
        if (machine.statements().block(body, round, frame)) {
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
            var mark = new Mark(state.since(ring.entry()), machine.numbers());
            var outer = frame.tested;
            frame.tested = new java.util.IdentityHashMap<>();
            machine.eval(loop.over(), state, frame);
            var seen = frame.tested;
            frame.tested = outer;
            var done = state.fork();
            if (!state.isDead() && machine.tests().assume(loop.over(), false, seen, done, frame)) {
                ends.add(done.since(ring.entry()));
            }
            var round = state.fork();
            if (!carries || state.isDead() || !machine.tests().assume(loop.over(), true, seen, round, frame)) {
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
}

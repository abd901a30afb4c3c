package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Operator;
import java.util.ArrayList;
import java.util.Map;

/** Walks statements, each way on a state of its own. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Statements {

    private final Machine machine;

    Statements(Machine machine) {
        this.machine = machine;
    }

    /** Walks the statements; false when the way ends among them. */
    boolean block(Code.Block block, State state, Frame frame) {
        for (var statement : block.statements()) {
            if (!statement(statement, state, frame)) {
                return false;
            }
        }
        return true;
    }

    boolean statement(Code code, State state, Frame frame) {
        if (machine.budget().tired()) {
            ended(code, frame);
            return false;
        }
        var goesOn = walked(code, state, frame);
        return goesOn && !state.isDead();
    }

    /** The budget is spent: what follows is not seen. One walk says so once, where a bus stands in what follows. */
    private void ended(Code code, Frame frame) {
        var function = frame.function();
        if (function != null
                && machine.bus().names().concerns(function)
                && machine.budget().ends()) {
            machine.recorder().unresolved(code.at().where(), "what follows here", "the walk took too long and ended");
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
            return machine.loops().loop(loop, state, frame);
        }
        if (code instanceof Code.Match match) {
            return machine.matches().match(match, state, frame);
        }
        if (code instanceof Code.Try attempt) {
            return machine.attempts().attempt(attempt, state, frame);
        }
        if (code instanceof Code.Leave leave) {
            return leave(leave, state, frame);
        }
        return plain(code, state, frame);
    }

    private boolean plain(Code code, State state, Frame frame) {
        if (code instanceof Code.Drop drop) {
            machine.evaluation().assignments().drop(drop.target(), state, frame);
        } else if (code instanceof Code.Outer outer) {
            frame.outer.addAll(outer.names());
        } else if (code instanceof Code.Import taken) {
            machine.units().take(machine, taken, state, frame);
        } else if (code instanceof Code.ClassDef type) {
            machine.classes().define(type, state, frame);
        } else if (code instanceof Code.Func function) {
            machine.classes().function(function, state, frame);
        } else if (code instanceof Code.Do done) {
            machine.eval(done.of(), state, frame);
        } else {
            machine.eval(code, state, frame);
        }
        return !state.isDead();
    }

    private boolean branch(Code.If branch, State state, Frame frame) {
        var outer = frame.tested;
        frame.tested = new java.util.IdentityHashMap<>();
        machine.tests().refusals().branch(branch);
        machine.eval(branch.test(), state, frame);
        if (state.isDead()) {
            return false;
        }
        var seen = frame.tested;
        frame.tested = outer;
        machine.tests().expectations().chain(branch, state, frame);
        var yes = state.fork();
        var no = state.fork();
        asked(branch.test(), true, seen, state, yes, no, frame);
        var then = machine.tests().assume(branch.test(), true, seen, yes, frame) && block(branch.then(), yes, frame);
        var other =
                machine.tests().assume(branch.test(), false, seen, no, frame) && block(branch.otherwise(), no, frame);
        return joined(state, then, yes, other, no);
    }

    /** A variable of which nobody knows whether it is true is the one or the other, and so it is where it is asked again. */
    private void asked(Code test, boolean truth, Map<Code, Value> seen, State state, State yes, State no, Frame frame) {
        if (test instanceof Code.Op op && op.operator() == Operator.NOT) {
            asked(op.operands().get(0), !truth, seen, state, yes, no, frame);
            return;
        }
        var value = test instanceof Code.Name ? seen.get(test) : null;
        if (value == null || machine.tests().decided(value, state).isPresent()) {
            return;
        }
        var name = ((Code.Name) test).name();
        var asked = new State.Var(frame.scope().frame(), "asked " + name);
        var answer = new State.Var(frame.scope().frame(), "answer to " + name);
        if (state.value(asked).filter(before -> before == value).isPresent()) {
            yes.narrow(answer, Value.lit(truth, test.at()));
            no.narrow(answer, Value.lit(!truth, test.at()));
        } else {
            state.set(asked, value);
            yes.set(answer, Value.lit(truth, test.at()));
            no.set(answer, Value.lit(!truth, test.at()));
        }
    }

    private static boolean joined(State state, boolean one, State yes, boolean other, State no) {
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
        var value =
                leave.value().map(code -> machine.eval(code, state, frame)).orElseGet(() -> Value.nothing(leave.at()));
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
}

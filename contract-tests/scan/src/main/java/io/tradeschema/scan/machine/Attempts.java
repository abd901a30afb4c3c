package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks statements that may fail, and what is done then. */
final class Attempts {

    private static final int MOST_FAILURES = 6;

    private final Machine machine;

    Attempts(Machine machine) {
        this.machine = machine;
    }

    boolean attempt(Code.Try attempt, State state, Frame frame) {
        var net = new Frame.Net(state, new ArrayList<>(), attempt.catches());
        var body = state.fork();
        frame.nets.push(net);
        var before = machine.recorder().count();
        var done = tried(attempt.body(), body, frame, net);
        frame.nets.pop();
        var ways = new ArrayList<Map<Object, Object>>();
        if (done && machine.statements().block(attempt.otherwise(), body, frame)) {
            ways.add(body.since(state));
        }
        if (!attempt.catches().isEmpty()) {
            net.failures().add(Map.of());
            var failed = state.fork();
            failed.meet(net.failures(), key -> true);
            machine.recorder()
                    .since(before)
                    .forEach(read -> failed.lacks(machine.reads().sourceOf(read), read));
            for (var caught : attempt.catches()) {
                var here = failed.fork();
                if (!caught.name().isEmpty()) {
                    machine.evaluation().bind(caught.name(), Value.input(caught.name()), here, frame);
                }
                var goesOn = machine.statements().block(caught.body(), here, frame);
                stoodIn(attempt.body(), caught.body(), body, here, frame);
                if (goesOn) {
                    ways.add(here.since(state));
                }
            }
        }
        if (ways.isEmpty()) {
            var last = state.fork();
            last.meet(net.failures().isEmpty() ? List.of(Map.of()) : net.failures(), key -> true);
            machine.statements().block(attempt.last(), last, frame);
            state.end();
            return false;
        }
        state.meet(ways, key -> true);
        return machine.statements().block(attempt.last(), state, frame);
    }

    /** Walks the body; what failed may have failed after any of its first statements. */
    private boolean tried(Code.Block body, State state, Frame frame, Frame.Net net) {
        var noted = 0;
        for (var statement : body.statements()) {
            if (!machine.statements().statement(statement, state, frame)) {
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
                    machine.reads().fallsBack(read.get(), other.get());
                }
            }
        }
    }

    /** Whether something else is made where something fails there: what is caught is set, or given, anew. */
    static boolean isReplaced(Frame frame) {
        return frame.nets.stream()
                .flatMap(net -> net.catches().stream())
                .anyMatch(caught -> Walk.any(caught.body(), Attempts::givesValue));
    }

    private static boolean givesValue(Code code) {
        return code instanceof Code.Set
                || code instanceof Code.Leave leave && leave.value().isPresent();
    }
}

package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Handlers of queues that a framework calls. What a queue is bound to is told by functions that the same framework calls, in any
 * file: so the handlers wait until the code of all files was gone through.
 */
final class BoundQueues {

    /** What a handler is given, on a way that the code of all files has left. */
    record Waiting(Frame frame, Consumer<State> handler) {}

    private final Machine machine;
    private final List<Waiting> waiting = new ArrayList<>();

    BoundQueues(Machine machine) {
        this.machine = machine;
    }

    /** Whether the function under these marks waits: a method, since whatever has no class runs where it stands. */
    static boolean waits(One.Fn handler, List<Use> marks) {
        return handler.owner() != null && marks.stream().anyMatch(mark -> mark.transport() == Transport.RABBIT);
    }

    void await(Frame frame, Consumer<State> handler) {
        waiting.add(new Waiting(frame, handler));
    }

    /** The handlers that wait, once; what the framework calls that binds queues is called before. */
    List<Waiting> taken() {
        if (!waiting.isEmpty()) {
            var binding = machine.tables().named("bind");
            var provided = machine.classes().types().provided();
            var frame = waiting.get(0).frame();
            provided.functions().stream().filter(fn -> binds(fn, binding)).forEach(fn -> provided.made(fn, frame));
        }
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private static boolean binds(One.Fn fn, Set<String> names) {
        return Walk.any(
                fn.code().body(), part -> part instanceof Code.Call call && names.contains(Origins.of(call.callee())));
    }
}

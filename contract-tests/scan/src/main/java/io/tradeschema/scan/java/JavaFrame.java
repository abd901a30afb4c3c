package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One walk of one method: its variables, the object it belongs to, and the call that led here. */
final class JavaFrame {

    final JavaMethod method;
    final JavaValue self;
    final @Nullable JavaFrame caller;
    final @Nullable Node call;
    final List<JavaValue> returns = new ArrayList<>();
    /** The arms of conditions and loops that the walk is in. */
    final List<Object> branch;

    Map<String, JavaValue> variables = new HashMap<>();
    boolean ended;

    private JavaFrame(
            JavaMethod method, JavaValue self, @Nullable JavaFrame caller, @Nullable Node call, List<Object> branch) {
        this.method = method;
        this.self = self;
        this.caller = caller;
        this.call = call;
        this.branch = new ArrayList<>(branch);
    }

    /** The walk of a method that nothing is known to call. */
    static JavaFrame entry(JavaMethod method, JavaValue self) {
        return new JavaFrame(method, self, null, null, List.of());
    }

    /** The walk of a method that is called here. */
    static JavaFrame called(JavaMethod method, JavaValue self, JavaFrame caller, Node call) {
        return new JavaFrame(method, self, caller, call, caller.branch);
    }

    /** A lambda's walk: it sees the variables around it and sets its own. */
    JavaFrame inner() {
        var inner = new JavaFrame(method, self, caller, call, branch);
        inner.variables = new HashMap<>(variables);
        return inner;
    }

    /** The class whose code this is. */
    JavaClass owner() {
        return method.owner();
    }

    /** How many calls lie between the entry and here. */
    int depth() {
        var depth = 0;
        for (var frame = caller; frame != null; frame = frame.caller) {
            depth++;
        }
        return depth;
    }

    /** Whether the method is being walked already, here or further out. */
    boolean walks(JavaMethod other) {
        for (JavaFrame frame = this; frame != null; frame = frame.caller) {
            if (frame.method.node() == other.node()) {
                return true;
            }
        }
        return false;
    }

    /** The frame that nothing called. */
    JavaFrame root() {
        var frame = this;
        while (frame.caller != null) {
            frame = frame.caller;
        }
        return frame;
    }

    /** The place in the root's code that leads to this node. */
    Node entryPlace(Node here) {
        var place = here;
        for (JavaFrame frame = this; frame != null; frame = frame.caller) {
            place = frame.call == null ? place : frame.call;
        }
        return place;
    }
}

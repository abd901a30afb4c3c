package io.tradeschema.scan.reach;

import io.tradeschema.scan.reach.Outline.Part;
import io.tradeschema.scan.reach.Outline.Taken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts an outline together, word by word, in the order in which they stand in the file. */
public final class Outliner {

    private static final class Open {
        private final String name;
        private final int line;
        private final int outer;
        private final Set<String> calls = new LinkedHashSet<>();
        private final Set<String> asks = new LinkedHashSet<>();
        private boolean seed;

        Open(String name, int line, int outer) {
            this.name = name;
            this.line = line;
            this.outer = outer;
        }
    }

    private final List<Open> parts = new ArrayList<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private final List<Taken> taken = new ArrayList<>();

    /** An outline that has nothing yet but the file itself. */
    public Outliner() {
        begin("", 1);
    }

    /** A function, class or value begins. */
    public void begin(String name, int line) {
        var outer = open.isEmpty() ? -1 : open.peek();
        open.push(parts.size());
        parts.add(new Open(name, line, outer));
    }

    /** What began last ends. */
    public void end() {
        open.pop();
    }

    /** A name of the file's own, or of a module, is called, or something is made of it. */
    public void call(String name) {
        here().calls.add(name);
    }

    /** Something is called on an object. */
    public void ask(String name) {
        here().asks.add(name);
    }

    /** A word stands here that only a bus or an event has. */
    public void seed() {
        here().seed = true;
    }

    private Open here() {
        return parts.get(open.element());
    }

    /** Something is imported. */
    public void take(String from, String name, String as) {
        taken.add(new Taken(from, name, as));
    }

    /** The outline of what was told. */
    public Outline done() {
        return new Outline(
                parts.stream()
                        .map(part -> new Part(
                                part.name,
                                part.line,
                                part.outer,
                                Set.copyOf(part.calls),
                                Set.copyOf(part.asks),
                                part.seed))
                        .toList(),
                List.copyOf(taken));
    }
}

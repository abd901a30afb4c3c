package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is given, beside the stream, what a patch changes: the object is followed through names, through texts and objects that are
 * made of it, and through functions of the tree.
 */
final class Receivers {

    private final Sources sources;
    private final Sends sends;
    private final Remedy remedy;
    private final Deque<Held> waiting = new ArrayDeque<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private String forbids = "";

    private Receivers(Sources sources, Sends sends, Remedy remedy) {
        this.sources = sources;
        this.sends = sends;
        this.remedy = remedy;
    }

    /** Why the changes would change what somebody else is given; empty when the stream alone gets it, as far as the source shows. */
    static Optional<String> others(Sources sources, Sends sends, Remedy remedy) {
        return new Receivers(sources, sends, remedy).others();
    }

    private Optional<String> others() {
        for (var edit : remedy.edits()) {
            sources.named(edit.file()).ifPresent(source -> begin(source, edit));
        }
        while (!waiting.isEmpty() && forbids.isEmpty()) {
            var held = waiting.remove();
            held.places().toList().forEach(place -> follow(held, place));
        }
        return Optional.of(forbids).filter(why -> !why.isEmpty());
    }

    private void begin(Source source, Edit edit) {
        if (edit.start() < edit.end()) {
            words.add(source.text(edit.start() - source.shift(), edit.end() - source.shift()));
        }
        new Way(this, source, source.path(edit)).begin();
    }

    private void follow(Held held, Node place) {
        var path = held.source().path(place.where());
        new Way(this, held.source(), path.subList(0, path.indexOf(place) + 1)).follow(held.inside());
    }

    Sources sources() {
        return sources;
    }

    /** Whether a call sends what the finding is about to streams with a contract alone; empty where it is not known to send to any. */
    Optional<Boolean> sent(Node call) {
        return sends.at(call, remedy.finding().where());
    }

    void forbid(String why) {
        forbids = forbids.isEmpty() ? why : forbids;
    }

    /** From here on the object is held by this, too. */
    void hold(Held held) {
        if (seen.add(
                List.of(held.source().file(), held.scope().start(), held.scope().end(), held.name(), held.inside()))) {
            waiting.add(held);
        }
    }

    /** A function of the tree is given the object: what it names itself does not change with it. */
    void enter(Source source, Node function, Held held) {
        Sources.nodes(function)
                .filter(node -> words.contains(text(source, node)))
                .filter(node -> remedy.edits().stream().noneMatch(edit -> isIn(source, edit, node)))
                .findFirst()
                .ifPresent(node -> forbid(function.child("name").map(Node::text).orElse("a function")
                        + "() is given the object, and uses \"" + text(source, node) + "\", too"));
        hold(held);
    }

    /** A name is taken from the object: where it is one that changes, it must change there, too. */
    void uses(Source source, Node name) {
        var word = name.type().endsWith("identifier") ? name.text() : text(source, name);
        if (words.contains(word) && remedy.edits().stream().noneMatch(edit -> isIn(source, edit, name))) {
            forbid(source.file() + ":" + name.where().line() + " takes \"" + word + "\" from the object");
        }
    }

    private static String text(Source source, Node node) {
        return switch (node.type()) {
            case "property_identifier" -> node.text();
            case "string", "string_literal" ->
                TextSpan.of(source, node).map(TextSpan::text).orElse("");
            default -> "";
        };
    }

    private static boolean isIn(Source source, Edit edit, Node node) {
        return edit.file().equals(source.file())
                && node.start() <= edit.start() - source.shift()
                && edit.end() - source.shift() <= node.end();
    }
}

package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every place of a tree that uses a field of a Python class: each changes with the name, or one forbids the change.
 */
final class PythonUses {

    private static final Set<String> COPIES = Set.of("replace", "_replace", "evolve", "model_copy", "copy");
    static final String USED =
            "other code uses the member by this name, of objects that the source does not tell apart";
    private static final String BELOW = "another class is made of this one, and may use the member by this name";
    static final String TAKEN = "its value changes, and other code takes it by this name";
    private static final String UNPACKED = "objects of the class are made of names that the source does not show";

    private final Sources sources;
    private final Want want;
    private final PythonMember member;
    private final List<Edit> edits = new ArrayList<>();
    private boolean seen = true;
    private String forbids = "";

    private PythonUses(Sources sources, Want want, PythonMember member) {
        this.sources = sources;
        this.want = want;
        this.member = member;
    }

    /**
     * What hangs on a field.
     *
     * @param edits what changes with its name
     * @param risk what the change guesses; empty when it guesses nothing
     * @param forbids why the name cannot be changed; empty when it can
     */
    record Renamed(List<Edit> edits, String risk, String forbids) {

        Remedy remedy(Want want) {
            return forbids.isEmpty()
                    ? new Remedy(want.finding(), edits, risk, "")
                    : Remedy.none(want.finding(), forbids);
        }
    }

    /** What hangs on the name of the field. */
    static Renamed renamed(Sources sources, Want want, PythonMember member) {
        var uses = new PythonUses(sources, want, member);
        uses.find();
        return new Renamed(uses.edits.stream().distinct().toList(), want.risk(uses.seen), uses.forbids);
    }

    private boolean changesValues() {
        return !want.meaning().isAny() && want.meaning().written();
    }

    private void find() {
        if (member.hasBeside(want.right())) {
            forbids = "the class has \"" + want.right() + "\", too";
            return;
        }
        var source = member.source();
        edits.add(source.edit(member.field().start(), member.field().end(), want.right()));
        if (changesValues()) {
            member.listed().forEach(text -> give(source, text));
            member.standing().filter(value -> !value.is("none")).ifPresent(value -> give(source, value));
        }
        for (var other : sources.like(source, "")) {
            if (other.mentions(want.wrong()) || other.mentions(member.className())) {
                other.nodes().forEach(node -> look(other, node));
            }
        }
        sources.like(source, member.className()).forEach(this::demandNoText);
    }

    /** A text with the name, where the class is known, may ask for the member by it. */
    private void demandNoText(Source source) {
        source.nodes()
                .filter(node -> node.is("string"))
                .flatMap(node -> TextSpan.of(source, node).stream())
                .filter(span -> span.text().equals(want.wrong()))
                .map(span -> span.edit(source, 0, span.text().length(), want.right()))
                .filter(edit -> !edits.contains(edit))
                .findFirst()
                .ifPresent(edit -> forbid(USED));
    }

    private void look(Source source, Node node) {
        switch (node.type()) {
            case "class_definition" -> {
                if (isAbove(node)) {
                    forbid(BELOW);
                }
            }
            case "attribute" ->
                node.child("attribute").filter(this::isName).ifPresent(word -> attribute(source, node, word));
            case "call" -> call(source, node);
            case "pair" -> pair(source, node);
            case "keyword_pattern" -> {
                if (node.size() > 0 && isName(node.get(0))) {
                    forbid(USED);
                }
            }
            case "subscript" ->
                node.child("value")
                        .filter(value -> isOfClass(source, value))
                        .flatMap(value -> node.child("subscript"))
                        .ifPresent(key -> key(source, key, written(source, node)));
            default -> {}
        }
    }

    private boolean isAbove(Node type) {
        return type.child("superclasses").stream()
                .flatMap(Sources::nodes)
                .anyMatch(node -> node.is("identifier") && node.text().equals(member.className()));
    }

    /** A key of an object that is said to be of the class, or to make one. */
    private void pair(Source source, Node pair) {
        pair.child("key")
                .filter(key -> TextSpan.is(source, key, want.wrong()))
                .filter(key -> PythonObjects.classAt(source, key.where())
                        .filter(member.className()::equals)
                        .isPresent())
                .ifPresent(key -> key(source, key, pair.child("value")));
    }

    private boolean isName(Node word) {
        return word.text().equals(want.wrong());
    }

    private boolean isOfClass(Source source, Node object) {
        return PythonObjects.classOf(source, object)
                .filter(member.className()::equals)
                .isPresent();
    }

    private void attribute(Source source, Node attribute, Node word) {
        var object = attribute.child("object");
        if (object.flatMap(of -> PythonObjects.classOf(source, of)).isEmpty()) {
            forbid(USED);
        } else if (object.filter(of -> isOfClass(source, of)).isPresent()) {
            edits.add(source.edit(word.start(), word.end(), want.right()));
            values(source, written(source, attribute));
        }
    }

    /** What is assigned to it; empty where it is only taken. */
    static Optional<Node> written(Source source, Node target) {
        var path = source.path(target.where());
        return path.stream()
                .filter(node -> node.is("assignment")
                        && node.child("left").filter(target::equals).isPresent())
                .flatMap(node -> node.child("right").stream())
                .findFirst();
    }

    private void values(Source source, Optional<Node> given) {
        seen &= want.meaning().written() || given.isPresent();
        if (changesValues()) {
            given.ifPresentOrElse(value -> give(source, value), () -> forbid(TAKEN));
        }
    }

    private void key(Source source, Node key, Optional<Node> given) {
        TextSpan.of(source, key)
                .filter(span -> span.text().equals(want.wrong()))
                .ifPresent(span -> {
                    edits.add(span.edit(source, 0, span.text().length(), want.right()));
                    values(source, given);
                });
    }

    private void give(Source source, Node value) {
        var mapped = new ValueEdits(sources, source, want).of(value);
        mapped.ifPresent(edits::addAll);
        seen &= mapped.isPresent();
    }

    private void forbid(String why) {
        forbids = forbids.isEmpty() ? why : forbids;
    }

    // ---- calls ----

    private void call(Source source, Node call) {
        var called = PythonObjects.called(call).orElse("");
        var arguments = call.child("arguments").map(Node::children).orElse(List.of());
        if (called.equals(member.className())) {
            made(source, arguments);
        } else if (COPIES.contains(called) && arguments.stream().anyMatch(this::isKeyword)) {
            forbid(USED);
        } else if (PythonObjects.ASKING.contains(called) && names(source, arguments)) {
            forbid(USED);
        } else if (called.matches("get|pop|setdefault") && !arguments.isEmpty()) {
            call.child("function")
                    .flatMap(function -> function.child("object"))
                    .filter(object -> isOfClass(source, object))
                    .ifPresent(object -> key(source, arguments.get(0), Optional.empty()));
        }
    }

    private boolean names(Source source, List<Node> arguments) {
        return arguments.stream().anyMatch(argument -> TextSpan.is(source, argument, want.wrong()));
    }

    private boolean isKeyword(Node argument) {
        return argument.is("keyword_argument")
                && argument.child("name").filter(this::isName).isPresent();
    }

    /** An object of the class is made. */
    private void made(Source source, List<Node> arguments) {
        for (var argument : arguments) {
            if (isKeyword(argument)) {
                var word = argument.child("name").orElseThrow();
                edits.add(source.edit(word.start(), word.end(), want.right()));
                argument.child("value").filter(value -> changesValues()).ifPresent(value -> give(source, value));
            } else if (argument.is("dictionary_splat")) {
                unpacked(source, argument);
            }
        }
        if (changesValues()) {
            placed(source, arguments);
        }
    }

    /** The value that is given by its place. */
    private void placed(Source source, List<Node> arguments) {
        var placed = arguments.stream()
                .takeWhile(argument -> !argument.is("keyword_argument") && !argument.is("dictionary_splat"))
                .toList();
        var starred = placed.stream().anyMatch(argument -> argument.is("list_splat"));
        if (!placed.isEmpty() && (member.index() < 0 || starred)) {
            seen = false;
        } else if (member.index() < placed.size() && !placed.isEmpty()) {
            give(source, placed.get(member.index()));
        }
    }

    /** {@code Intent(**values)}, whose names the function shows; of a message that is read they are the message's. */
    private void unpacked(Source source, Node splat) {
        var of = splat.size() == 1 ? splat.get(0) : splat;
        if (!of.is("dictionary") && want.meaning().written() && !isShown(source, of)) {
            forbid(UNPACKED);
        }
    }

    /** Whether the names of a variable's object all stand in the function. */
    private static boolean isShown(Source source, Node holder) {
        var set = Sources.nodes(PythonObjects.scope(source.path(holder.where())))
                .filter(node -> node.is("assignment")
                        && node.child("left")
                                .filter(left -> left.text().equals(holder.text()))
                                .isPresent())
                .toList();
        return !set.isEmpty()
                && set.stream()
                        .allMatch(node -> node.child("right")
                                .filter(value -> value.is("dictionary"))
                                .isPresent());
    }
}

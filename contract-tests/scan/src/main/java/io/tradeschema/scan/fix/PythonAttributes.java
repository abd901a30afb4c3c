package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A member that a Python class has because it sets it ({@code self.price = price}): every use in the tree changes with its name,
 * or one forbids the change.
 */
final class PythonAttributes {

    private static final String ABOVE =
            "the class, or one above or below it, is not defined in the tree once, and may use the member by this name";
    private static final String BESIDE = "the object has a member of the right name, too";

    private final Sources sources;
    private final Want want;
    private final Optional<PythonFamily> family;
    private final Node site;
    private final Set<Edit> edits = new LinkedHashSet<>();
    private boolean seen = true;
    private String forbids = "";

    private PythonAttributes(Sources sources, Want want, Optional<PythonFamily> family, Node site) {
        this.sources = sources;
        this.want = want;
        this.family = family;
        this.site = site;
    }

    /** What hangs on the attribute that stands at the place; empty where none does. */
    static Optional<PythonUses.Renamed> renamed(Sources sources, Source source, Want want) {
        return source.path(want.site()).stream()
                .filter(node -> node.is("attribute") && want.isAt(node))
                .filter(node -> node.child("attribute")
                        .filter(word -> word.text().equals(want.wrong()))
                        .isPresent())
                .findFirst()
                .filter(node -> want.meaning().written())
                .map(node -> renamed(sources, source, want, node));
    }

    private static PythonUses.Renamed renamed(Sources sources, Source source, Want want, Node site) {
        var type = site.child("object").flatMap(object -> PythonObjects.classOf(source, object));
        var family = type.flatMap(name -> PythonFamily.of(sources, source, name));
        var uses = new PythonAttributes(sources, want, family, site);
        if (type.isPresent() && family.isEmpty()) {
            uses.forbid(ABOVE);
        }
        uses.find(source);
        return new PythonUses.Renamed(List.copyOf(uses.edits), want.risk(uses.seen), uses.forbids);
    }

    private void find(Source source) {
        family.ifPresent(classes -> classes.all().forEach(this::declares));
        for (var other : sources.like(source, "")) {
            if (other.mentions(want.wrong()) || other.mentions(want.right())) {
                other.nodes().forEach(node -> look(other, node));
            }
        }
    }

    /** What a class says of the name beside setting it is another member, or a method. */
    private void declares(PythonFamily.Defined one) {
        PythonFamily.declared(one.type())
                .filter(name -> name.equals(want.wrong()) || name.equals(want.right()))
                .findFirst()
                .ifPresent(name -> forbid(name.equals(want.right()) ? BESIDE : PythonUses.USED));
    }

    private void look(Source source, Node node) {
        if (node.is("attribute")) {
            node.child("attribute").ifPresent(word -> attribute(source, node, word));
        } else if (node.is("string")) {
            TextSpan.of(source, node)
                    .filter(span ->
                            span.text().equals(want.wrong()) || span.text().contains("." + want.wrong()))
                    .ifPresent(span -> text(source, node));
        } else if (node.is("keyword_pattern")
                && node.size() > 0
                && node.get(0).text().equals(want.wrong())) {
            forbid(PythonUses.USED);
        }
    }

    private void attribute(Source source, Node attribute, Node word) {
        var right = word.text().equals(want.right());
        if (!right && !word.text().equals(want.wrong())) {
            return;
        }
        var of = attribute.child("object").flatMap(object -> PythonObjects.classOf(source, object));
        var own = attribute.equals(site)
                || of.isPresent() && family.isPresent() && family.get().has(of.get());
        if (right) {
            if (own) {
                forbid(BESIDE);
            }
        } else if (own) {
            edits.add(source.edit(word.start(), word.end(), want.right()));
            value(source, attribute);
        } else if (of.isEmpty() || family.isEmpty()) {
            forbid(PythonUses.USED);
        }
    }

    /** A text with the name asks for the member where the class is known, or by a function that does so. */
    private void text(Source source, Node text) {
        var asks = isAsked(source, text);
        var known = family.stream()
                .flatMap(classes -> classes.all().stream())
                .flatMap(one -> one.type().child("name").stream())
                .anyMatch(name -> source.mentions(name.text()));
        if (asks || known || family.isEmpty()) {
            forbid(PythonUses.USED);
        }
    }

    /** Whether a text is given to a function that takes, sets or looks for the member of that name. */
    static boolean isAsked(Source source, Node text) {
        return source.path(text.where()).stream()
                .filter(node -> node.is("call"))
                .flatMap(call -> PythonObjects.called(call).stream())
                .anyMatch(PythonObjects.ASKING::contains);
    }

    private void value(Source source, Node attribute) {
        if (want.meaning().isAny()) {
            return;
        }
        var set = PythonUses.written(source, attribute);
        if (set.isEmpty()) {
            forbid(PythonUses.TAKEN);
            return;
        }
        var mapped = new ValueEdits(sources, source, want).of(set.get());
        mapped.ifPresent(edits::addAll);
        seen &= mapped.isPresent();
    }

    private void forbid(String why) {
        forbids = forbids.isEmpty() ? why : forbids;
    }
}

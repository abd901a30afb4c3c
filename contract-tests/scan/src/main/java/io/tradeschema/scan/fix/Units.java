package io.tradeschema.scan.fix;

import io.tradeschema.model.Advice;
import io.tradeschema.scan.fix.Measure.Kind;
import io.tradeschema.scan.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a value is counted in what the right name says. A name without a unit gets one only where the value's own words say
 * it; where both names say the same, the value must not say something else.
 */
final class Units {

    private final Sources sources;
    private final Want want;
    private final Set<String> fine = new HashSet<>();
    private final Measure right;
    private final boolean isAdded;

    private Units(Sources sources, Want want) {
        this.sources = sources;
        this.want = want;
        this.fine.addAll(Words.of(want.wrong()));
        this.fine.addAll(Words.of(want.right()));
        this.right = Measure.of(want.right(), fine);
        this.isAdded =
                !Measure.of(want.wrong(), fine).isLike(right) && !Advice.isSlip(want.wrong(), List.of(want.right()));
    }

    /** What a remedy guesses of it; empty when it guesses nothing. */
    static Optional<String> guess(Sources sources, Want want, Remedy remedy) {
        var units = new Units(sources, want);
        return units.right.is(Kind.KNOWN) ? units.guess(remedy) : Optional.empty();
    }

    private Optional<String> guess(Remedy remedy) {
        if (!want.meaning().written()) {
            return remedy.edits().stream()
                    .flatMap(edit -> sources.named(edit.file()).stream().flatMap(source -> taken(source, edit)))
                    .filter(name -> isOther(Measure.of(name, fine)))
                    .findFirst()
                    .map(name -> "it is read as \"" + name + "\", which \"" + want.right() + "\" may not be");
        }
        var values = remedy.edits().stream()
                .filter(edit -> edit.text().startsWith(want.right()))
                .flatMap(edit -> sources.named(edit.file()).stream()
                        .flatMap(source ->
                                value(source.path(edit)).map(value -> new GivenValues.At(source, value)).stream()))
                .toList();
        if (values.isEmpty()) {
            values = atSite();
        }
        if (values.isEmpty() && isAdded) {
            return Optional.of("what stands under \"" + want.wrong() + "\" is not seen, and \"" + want.right()
                    + "\" says in what it is counted");
        }
        return values.stream()
                .filter(at -> !isRight(new Measured(at.source(), fine).of(at.value())))
                .findFirst()
                .map(at ->
                        "the value, " + shown(at) + ", does not say that it is counted as \"" + want.right() + "\" is");
    }

    private static String shown(GivenValues.At at) {
        return at.value().text().replaceAll("\\s+", " ");
    }

    private boolean isRight(Measure value) {
        return switch (value.kind()) {
            case LITERAL -> !isAdded && !right.isBound();
            case UNKNOWN -> !isAdded && !value.isComputed() && fine.containsAll(value.roles());
            case OTHER -> false;
            case KNOWN -> value.answers(right, fine);
        };
    }

    private boolean isOther(Measure name) {
        return name.is(Kind.OTHER) || name.is(Kind.KNOWN) && !name.isLike(right);
    }

    // ---- where it stands ----

    /** The value where the finding is: its name may be written down elsewhere, as a constant or where the member is declared. */
    private List<GivenValues.At> atSite() {
        return sources.named(want.site().file()).map(this::atSite).orElse(List.of());
    }

    private List<GivenValues.At> atSite(Source source) {
        var constructed = TypeScriptMembers.parameter(source, want)
                .flatMap(parameter -> new ConstructedValues(sources, source).of(parameter));
        return constructed.orElseGet(
                () -> value(source.path(want.site()))
                        .or(() -> placed(source))
                        .map(value -> new GivenValues.At(source, value))
                        .stream()
                        .toList());
    }

    /** The argument at the site, where its place says of which member it is the value. */
    private Optional<Node> placed(Source source) {
        var path = source.path(want.site());
        return path.stream()
                .filter(node -> want.isAt(node) && isArgument(path, node))
                .filter(node -> !TextSpan.is(source, node, want.wrong()))
                .findFirst();
    }

    private static boolean isArgument(List<Node> path, Node node) {
        var index = path.indexOf(node);
        return index > 0 && path.get(index - 1).type().matches("argument_list|arguments");
    }

    /** The value beside a name that changes; empty where the name only takes one, or declares one. */
    private static Optional<Node> value(List<Node> path) {
        for (var i = path.size() - 1; i > 0; i--) {
            var node = path.get(i);
            var above = path.get(i - 1);
            if (node.is("shorthand_property_identifier")) {
                return Optional.of(node);
            }
            if (above.type().matches("pair|keyword_argument|public_field_definition|variable_declarator")) {
                return above.child("value").filter(value -> !value.equals(node));
            }
            if (above.type().matches("argument_list|arguments")) {
                return node.type().matches("string|string_literal") ? next(above, node) : Optional.empty();
            }
            if (above.type().matches("assignment|assignment_expression")) {
                return above.child("right").filter(value -> !value.equals(node));
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> next(Node arguments, Node node) {
        var next = arguments.children().indexOf(node) + 1;
        return next < arguments.size() ? Optional.of(arguments.get(next)) : Optional.empty();
    }

    /** The name under which a value that is read is kept, or handed on. */
    private static Stream<String> taken(Source source, Edit edit) {
        var path = source.path(edit);
        return path.stream()
                .filter(node -> node.type().matches("keyword_argument|assignment|variable_declarator|pair"))
                .reduce((outer, inner) -> inner)
                .filter(node -> isAlone(path, node))
                .flatMap(node -> node.child("name").or(() -> node.child("left")).or(() -> node.child("key")))
                .stream()
                .map(name -> Kinds.last(name.text()));
    }

    /** Whether nothing is worked out between the two. */
    private static boolean isAlone(List<Node> path, Node holder) {
        return path.stream()
                .skip(path.indexOf(holder))
                .noneMatch(node -> node.type().matches("binary_.*|comparison_operator|boolean_operator"));
    }
}

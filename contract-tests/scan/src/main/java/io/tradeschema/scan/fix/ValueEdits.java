package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The values that are written beside a name, or where it comes from, brought to what the right name calls them. */
final class ValueEdits {

    private final Sources sources;
    private final Source source;
    private final Want.Meaning meaning;
    private final Set<Node> followed = new HashSet<>();

    ValueEdits(Sources sources, Source source, Want want) {
        this.sources = sources;
        this.source = source;
        this.meaning = want.meaning();
    }

    private record Text(Source source, TextSpan span) {}

    /** The changes of the values; empty when not all of them are written down, or one of them has no counterpart. */
    Optional<List<Edit>> of(Node value) {
        var texts = new ArrayList<Text>();
        return collect(source, value, texts) ? mapped(texts) : Optional.empty();
    }

    private Optional<List<Edit>> mapped(List<Text> texts) {
        var edits = new ArrayList<Edit>();
        for (var text : texts) {
            var span = text.span();
            var mapped = meaning.mapped(span.text());
            if (!meaning.choices().contains(mapped) || !meaning.written() && !meaning.isOnly(span.text())) {
                return Optional.empty();
            }
            if (!mapped.equals(span.text())) {
                edits.add(span.edit(text.source(), 0, span.text().length(), mapped));
            }
        }
        return Optional.of(edits);
    }

    /** Gathers the literals that can be the value; whether they are all. */
    private boolean collect(Source in, Node value, List<Text> texts) {
        return switch (value.type()) {
            case "string", "string_literal" ->
                TextSpan.of(in, value)
                        .map(span -> texts.add(new Text(in, span)))
                        .orElse(false);
            case "parenthesized_expression" -> value.size() == 1 && collect(in, value.get(0), texts);
            case "conditional_expression" ->
                value.size() == 3 && collect(in, value.get(0), texts) && collect(in, value.get(2), texts);
            case "ternary_expression" ->
                value.child("consequence")
                                .filter(one -> collect(in, one, texts))
                                .isPresent()
                        && value.child("alternative")
                                .filter(one -> collect(in, one, texts))
                                .isPresent();
            case "identifier", "shorthand_property_identifier" -> named(in, value, texts) || given(in, value, texts);
            case "attribute" -> given(in, value, texts);
            case "subscript", "subscript_expression", "call", "call_expression", "method_invocation" ->
                new OwnNames(sources, in)
                        .table(value)
                        .filter(all -> all.stream().allMatch(one -> collect(in, one, texts)))
                        .isPresent();
            default -> false;
        };
    }

    /** The same for a parameter of a constructor that is a member of its class. */
    Optional<List<Edit>> ofMember(Node parameter) {
        var texts = new ArrayList<Text>();
        return new ConstructedValues(sources, source)
                        .of(parameter)
                        .filter(all -> all.stream().allMatch(one -> collect(one.source(), one.value(), texts)))
                        .isPresent()
                ? mapped(texts)
                : Optional.empty();
    }

    /** What the file gives the name, where it does so once. */
    private boolean named(Source in, Node value, List<Text> texts) {
        var found = new ArrayList<Text>();
        return new OwnNames(sources, in)
                        .value(value)
                        .filter(one -> collect(in, one, found))
                        .isPresent()
                && texts.addAll(found);
    }

    /** What all callers of the function around it give, each followed once. */
    private boolean given(Source in, Node value, List<Text> texts) {
        return in.isPython()
                && followed.add(value)
                && new GivenValues(sources, in)
                        .of(value)
                        .filter(all -> all.stream().allMatch(one -> collect(one.source(), one.value(), texts)))
                        .isPresent();
    }
}

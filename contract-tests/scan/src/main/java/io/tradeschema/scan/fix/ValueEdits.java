package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that are written beside a name, brought to what the right name calls them. */
final class ValueEdits {

    private final Source source;
    private final Want.Meaning meaning;
    private final OwnNames names;

    ValueEdits(Sources sources, Source source, Want want) {
        this.source = source;
        this.meaning = want.meaning();
        this.names = new OwnNames(sources, source);
    }

    /** The changes of the values; empty when not all of them are written there, or one of them has no counterpart. */
    Optional<List<Edit>> of(Node value) {
        var texts = new ArrayList<TextSpan>();
        return collect(value, texts) ? mapped(texts) : Optional.empty();
    }

    private Optional<List<Edit>> mapped(List<TextSpan> texts) {
        var edits = new ArrayList<Edit>();
        for (var span : texts) {
            var mapped = meaning.mapped(span.text());
            if (!meaning.choices().contains(mapped)) {
                return Optional.empty();
            }
            if (!mapped.equals(span.text())) {
                edits.add(span.edit(source, 0, span.text().length(), mapped));
            }
        }
        return Optional.of(edits);
    }

    /** Gathers the literals that can be the value; whether they are all. */
    private boolean collect(Node value, List<TextSpan> texts) {
        return switch (value.type()) {
            case "string", "string_literal" ->
                TextSpan.of(source, value).map(texts::add).orElse(false);
            case "parenthesized_expression" -> value.size() == 1 && collect(value.get(0), texts);
            case "conditional_expression" ->
                value.size() == 3 && collect(value.get(0), texts) && collect(value.get(2), texts);
            case "ternary_expression" ->
                value.child("consequence").filter(one -> collect(one, texts)).isPresent()
                        && value.child("alternative")
                                .filter(one -> collect(one, texts))
                                .isPresent();
            case "identifier" ->
                names.value(value).filter(one -> collect(one, texts)).isPresent();
            case "subscript", "subscript_expression", "call", "call_expression", "method_invocation" ->
                names.table(value)
                        .filter(all -> all.stream().allMatch(one -> collect(one, texts)))
                        .isPresent();
            default -> false;
        };
    }
}

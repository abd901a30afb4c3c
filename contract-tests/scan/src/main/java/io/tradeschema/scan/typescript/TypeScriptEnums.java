package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Enumerations, which are records of their values. */
final class TypeScriptEnums {

    private final TypeScriptExpressions expressions;

    TypeScriptEnums(TypeScriptExpressions expressions) {
        this.expressions = expressions;
    }

    Code of(Node node) {
        var name = new Code.Name(node.place(), TypeScriptCode.name(node));
        return new Code.Set(
                node.place(), name, Optional.of(new Code.Rec(node.place(), entries(node))), Optional.empty());
    }

    /** The values, where each of them is text. */
    List<Code> values(Node node) {
        var values = entries(node).stream().map(Code.Entry::value).toList();
        return values.stream().allMatch(value -> value instanceof Code.Lit lit && lit.value() instanceof String)
                ? values
                : List.of();
    }

    private List<Code.Entry> entries(Node node) {
        var entries = new ArrayList<Code.Entry>();
        var next = BigDecimal.ZERO;
        for (var member : node.child("body").map(Node::children).orElse(List.of())) {
            var key = expressions.key(member.child("name").orElse(member));
            var value = member.child("value").map(expressions::of).orElse(new Code.Lit(member.place(), next));
            next = value instanceof Code.Lit lit && lit.value() instanceof BigDecimal number
                    ? number.add(BigDecimal.ONE)
                    : next;
            entries.add(new Code.Entry(Optional.of(key), value));
        }
        return entries;
    }
}

package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Pattern;
import io.tradeschema.scan.machine.FallThrough;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A switch, whose cases fall through. */
final class TypeScriptSwitch {

    private final TypeScriptCode statements;
    private final TypeScriptExpressions expressions;

    TypeScriptSwitch(TypeScriptCode statements, TypeScriptExpressions expressions) {
        this.statements = statements;
        this.expressions = expressions;
    }

    Code of(Node node) {
        var subject = expressions.part(node, "value");
        var groups = new ArrayList<FallThrough.Group>();
        var waiting = new ArrayList<Pattern>();
        for (var clause : node.child("body").map(Node::children).orElse(List.of())) {
            waiting.add(clause.child("value")
                    .<Pattern>map(value -> new Pattern.Is(expressions.of(value)))
                    .orElseGet(Pattern.Any::new));
            var body = new ArrayList<Code>();
            clause.all("body").forEach(code -> statements.statement(code, body));
            if (!body.isEmpty()) {
                groups.add(new FallThrough.Group(one(waiting), Optional.empty(), List.of(), body));
                waiting.clear();
            }
        }
        if (isTrue(subject)) {
            return tests(node, groups);
        }
        return FallThrough.match(node.place(), subject, groups);
    }

    /** Several cases with one body; where it is everything's, it is that. */
    private static Pattern one(List<Pattern> patterns) {
        return patterns.stream()
                .filter(Pattern.Any.class::isInstance)
                .findFirst()
                .orElseGet(() -> patterns.size() == 1 ? patterns.get(0) : new Pattern.Either(List.copyOf(patterns)));
    }

    private static boolean isTrue(Code subject) {
        return subject instanceof Code.Lit lit && Boolean.TRUE.equals(lit.value());
    }

    /** {@code switch (true)}: each case is a test. */
    private static Code tests(Node node, List<FallThrough.Group> groups) {
        var guarded = groups.stream()
                .map(group -> group.pattern() instanceof Pattern.Is is
                        ? new FallThrough.Group(new Pattern.Any(), Optional.of(is.value()), List.of(), group.body())
                        : group)
                .toList();
        return FallThrough.match(node.place(), new Code.Lit(node.place(), BigDecimal.ONE), guarded);
    }
}

package io.tradeschema.compat.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns {@code unevaluatedProperties} and {@code unevaluatedItems} into plain demands: what counts as evaluated depends
 * on which of a few branches hold, so each case is spelled out.
 */
final class Unevaluated {

    private static final int CONDITIONS = 6;
    private static final int DEPTH = 20;

    /** A branch and whether it holds. */
    private record Condition(Schema branch, boolean holds) {}

    /** What a keyword evaluates, where some conditions hold. */
    private record Evaluated(Set<Condition> when, Keyword keyword) {}

    private final SchemaReader reader;
    private final boolean items;
    private final Schema demanded;
    private final List<Evaluated> evaluated = new ArrayList<>();
    private boolean undecided;

    private Unevaluated(SchemaReader reader, boolean items, Schema demanded) {
        this.reader = reader;
        this.items = items;
        this.demanded = demanded;
    }

    static Optional<Keyword> demand(SchemaReader reader, Schema schema, String keyword, Schema demanded) {
        var work = new Unevaluated(reader, keyword.equals("unevaluatedItems"), demanded);
        work.collect(schema, Set.of(), schema, 0);
        var branches = new LinkedHashSet<Schema>();
        work.evaluated.forEach(found -> found.when().forEach(condition -> branches.add(condition.branch())));
        if (work.undecided || branches.size() > CONDITIONS) {
            return Optional.empty();
        }
        return Optional.of(work.cases(new ArrayList<>(branches), Set.of()));
    }

    private void collect(Schema schema, Set<Condition> when, Schema self, int depth) {
        undecided |= depth > DEPTH;
        if (undecided) {
            return;
        }
        if (schema != self && schema.members().containsKey(items ? "unevaluatedItems" : "unevaluatedProperties")) {
            undecided = true;
            return;
        }
        undecided |= items && schema.members().containsKey("contains");
        for (var keyword : schema.keywords()) {
            collect(keyword, when, self, depth + 1);
        }
    }

    private void collect(Keyword keyword, Set<Condition> when, Schema self, int depth) {
        if (keyword instanceof Keyword.Members || keyword instanceof Keyword.Items) {
            if (keyword instanceof Keyword.Items == items) {
                evaluated.add(new Evaluated(when, keyword));
            }
        } else if (keyword instanceof Keyword.Also also) {
            collect(also.schema(), when, self, depth);
        } else if (keyword instanceof Keyword.AnyOf any) {
            any.branches().forEach(branch -> collect(branch, and(when, branch, true), self, depth));
        } else if (keyword instanceof Keyword.OneOf one) {
            one.branches().forEach(branch -> collect(branch, and(when, branch, true), self, depth));
        } else if (keyword instanceof Keyword.If conditional) {
            collect(conditional.condition(), and(when, conditional.condition(), true), self, depth);
            collect(conditional.then(), and(when, conditional.condition(), true), self, depth);
            collect(conditional.otherwise(), and(when, conditional.condition(), false), self, depth);
        } else if (keyword instanceof Keyword.DependentSchema dependent) {
            var there = reader.made(List.of(new Keyword.Required(dependent.name())));
            collect(dependent.schema(), and(when, there, true), self, depth);
        } else if (keyword instanceof Keyword.Undecided other && !other.name().startsWith("unevaluated")) {
            undecided = true;
        }
    }

    private static Set<Condition> and(Set<Condition> when, Schema branch, boolean holds) {
        var both = new HashSet<>(when);
        both.add(new Condition(branch, holds));
        return both;
    }

    private Keyword cases(List<Schema> branches, Set<Condition> settled) {
        if (branches.isEmpty()) {
            return items ? restOfItems(settled) : restOfMembers(settled);
        }
        var branch = branches.get(0);
        var rest = branches.subList(1, branches.size());
        var then = reader.made(List.of(cases(rest, and(settled, branch, true))));
        var otherwise = reader.made(List.of(cases(rest, and(settled, branch, false))));
        return new Keyword.If(branch, then, otherwise);
    }

    private Keyword restOfMembers(Set<Condition> settled) {
        var names = new HashSet<String>();
        var schemas = new ArrayList<Schema>();
        for (var found : evaluated) {
            if (settled.containsAll(found.when())) {
                var test = ((Keyword.Members) found.keyword()).test();
                if (test instanceof NameTest.Others) {
                    return new Keyword.Also(reader.space().everything());
                }
                if (test instanceof NameTest.Named named) {
                    names.add(named.name());
                }
                schemas.addAll(test.schemas());
            }
        }
        return new Keyword.Members(new NameTest.Others(Set.copyOf(names), List.copyOf(schemas)), demanded);
    }

    private Keyword restOfItems(Set<Condition> settled) {
        var from = 0;
        for (var found : evaluated) {
            if (settled.containsAll(found.when())) {
                from = Math.max(from, ((Keyword.Items) found.keyword()).to());
            }
        }
        return from == Keyword.Items.ENDLESS
                ? new Keyword.Also(reader.space().everything())
                : new Keyword.Items(from, Keyword.Items.ENDLESS, demanded);
    }
}

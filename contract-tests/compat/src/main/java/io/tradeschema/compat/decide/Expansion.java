package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Kind;
import io.tradeschema.compat.schema.NameTest;
import io.tradeschema.compat.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a demand apart into simpler claims and choices, as far as its form allows. */
final class Expansion {

    private Expansion() {}

    /** Adds the parts to the branch; false when that contradicts what is claimed already. */
    static boolean of(Claim.OfKeyword claim, Branch branch) {
        var keyword = claim.keyword();
        if (keyword instanceof Keyword.Never) {
            return !claim.met();
        }
        if (keyword instanceof Keyword.Types types) {
            return types(types, claim, branch);
        }
        if (keyword instanceof Keyword.OneValueOf one) {
            return claim.met() ? allowed(one, claim, branch) : excluded(one, claim, branch);
        }
        if (keyword instanceof Keyword.Contains contains && !claim.met()) {
            return containsNot(contains, branch);
        }
        return keyword.concerns().isPresent() ? dependent(claim, branch) : combined(claim, branch);
    }

    private static boolean types(Keyword.Types types, Claim.OfKeyword claim, Branch branch) {
        var kind = branch.kind();
        if (types.kinds().contains(kind)) {
            return claim.met();
        }
        if (kind == Kind.NUMBER && types.integers()) {
            return branch.keep(claim);
        }
        return !claim.met();
    }

    private static boolean allowed(Keyword.OneValueOf one, Claim.OfKeyword claim, Branch branch) {
        return !branch.ofKind(one.values()).isEmpty() && branch.keep(claim);
    }

    private static boolean excluded(Keyword.OneValueOf one, Claim.OfKeyword claim, Branch branch) {
        var values = branch.ofKind(one.values());
        if (values.isEmpty() || branch.kind() == Kind.STRING || branch.kind() == Kind.NUMBER) {
            return values.isEmpty() || branch.keep(claim);
        }
        for (var value : values) {
            var ways = value instanceof Json.Obj object
                    ? unlike(object, branch.search())
                    : unlike((Json.Arr) value, branch.search());
            if (!branch.choose(ways)) {
                return false;
            }
        }
        return true;
    }

    /** The ways in which an object can differ from a given one. */
    private static List<List<Claim>> unlike(Json.Obj object, Search search) {
        var ways = new ArrayList<List<Claim>>();
        for (var member : object.members().entrySet()) {
            var same = search.oneOf(Set.of(member.getValue()));
            var test = new NameTest.Named(member.getKey());
            ways.add(List.of(Claim.unmet(new Keyword.Members(test, same))));
            ways.add(List.of(Claim.unmet(new Keyword.Required(member.getKey()))));
        }
        var others = new NameTest.Others(Set.copyOf(object.members().keySet()), List.of());
        ways.add(List.of(Claim.unmet(new Keyword.Members(others, search.space().nothing()))));
        return ways;
    }

    /** The ways in which an array can differ from a given one. */
    private static List<List<Claim>> unlike(Json.Arr array, Search search) {
        var ways = new ArrayList<List<Claim>>();
        var size = array.items().size();
        ways.add(List.of(Claim.met(new Keyword.Size(Kind.ARRAY, size + 1L, false))));
        if (size > 0) {
            ways.add(List.of(Claim.met(new Keyword.Size(Kind.ARRAY, size - 1L, true))));
        }
        for (var i = 0; i < size; i++) {
            var same = search.oneOf(Set.of(array.items().get(i)));
            ways.add(List.of(Claim.unmet(new Keyword.Items(i, i + 1, same))));
        }
        return ways;
    }

    private static boolean containsNot(Keyword.Contains contains, Branch branch) {
        var ways = new ArrayList<List<Claim>>();
        if (contains.least() > 0) {
            ways.add(List.of(Claim.met(new Keyword.Contains(contains.schema(), 0, contains.least() - 1))));
        }
        if (contains.most() < Keyword.Contains.ENDLESS) {
            var more = new Keyword.Contains(contains.schema(), contains.most() + 1, Keyword.Contains.ENDLESS);
            ways.add(List.of(Claim.met(more)));
        }
        return branch.choose(ways);
    }

    private static boolean dependent(Claim.OfKeyword claim, Branch branch) {
        if (claim.keyword() instanceof Keyword.DependentSchema dependent) {
            var there = new Keyword.Required(dependent.name());
            return claim.met()
                    ? branch.choose(List.of(List.of(Claim.unmet(there)), List.of(Claim.valid(dependent.schema()))))
                    : branch.add(List.of(Claim.met(there), Claim.invalid(dependent.schema())));
        }
        if (claim.keyword() instanceof Keyword.DependentRequired dependent) {
            return dependentRequired(dependent, claim.met(), branch);
        }
        return branch.keep(claim);
    }

    private static boolean dependentRequired(Keyword.DependentRequired dependent, boolean met, Branch branch) {
        var there = new Keyword.Required(dependent.name());
        var others = dependent.others().stream().map(Keyword.Required::new).toList();
        if (met) {
            List<Claim> all = new ArrayList<>();
            others.forEach(other -> all.add(Claim.met(other)));
            return branch.choose(List.of(List.of(Claim.unmet(there)), all));
        }
        List<List<Claim>> ways = new ArrayList<>();
        others.forEach(other -> ways.add(List.of(Claim.unmet(other))));
        return branch.add(List.of(Claim.met(there))) && branch.choose(ways);
    }

    private static boolean combined(Claim.OfKeyword claim, Branch branch) {
        var keyword = claim.keyword();
        if (keyword instanceof Keyword.Not not) {
            return branch.add(List.of(new Claim.OfSchema(not.schema(), !claim.met())));
        }
        if (keyword instanceof Keyword.AnyOf any) {
            return claim.met() ? branch.choose(each(any.branches())) : branch.add(none(any.branches()));
        }
        if (keyword instanceof Keyword.OneOf one) {
            return branch.choose(claim.met() ? onlyOne(one.branches()) : noneOrTwo(one.branches()));
        }
        if (keyword instanceof Keyword.If conditional) {
            return branch.choose(List.of(
                    List.of(Claim.valid(conditional.condition()), new Claim.OfSchema(conditional.then(), claim.met())),
                    List.of(
                            Claim.invalid(conditional.condition()),
                            new Claim.OfSchema(conditional.otherwise(), claim.met()))));
        }
        return branch.keep(claim);
    }

    private static List<List<Claim>> each(List<Schema> schemas) {
        List<List<Claim>> ways = new ArrayList<>();
        schemas.forEach(schema -> ways.add(List.of(Claim.valid(schema))));
        return ways;
    }

    private static List<Claim> none(List<Schema> schemas) {
        return schemas.stream().map(Claim::invalid).toList();
    }

    private static List<List<Claim>> onlyOne(List<Schema> schemas) {
        List<List<Claim>> ways = new ArrayList<>();
        for (var i = 0; i < schemas.size(); i++) {
            List<Claim> way = new ArrayList<>();
            for (var j = 0; j < schemas.size(); j++) {
                way.add(new Claim.OfSchema(schemas.get(j), i == j));
            }
            ways.add(way);
        }
        return ways;
    }

    private static List<List<Claim>> noneOrTwo(List<Schema> schemas) {
        List<List<Claim>> ways = new ArrayList<>();
        ways.add(none(schemas));
        for (var i = 0; i + 1 < schemas.size(); i++) {
            var another = new Keyword.AnyOf(schemas.subList(i + 1, schemas.size()));
            ways.add(List.of(Claim.valid(schemas.get(i)), Claim.met(another)));
        }
        return ways;
    }
}

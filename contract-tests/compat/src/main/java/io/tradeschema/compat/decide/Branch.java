package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One case under exploration: what is claimed of a value of one kind, as far as it is settled, and the choices left. */
final class Branch {

    private final Search search;
    private final Kind kind;
    private final Map<Object, Boolean> settled;
    private final List<Claim.OfKeyword> literals;
    private final List<Choice> choices;

    Branch(Search search, Kind kind) {
        this(search, kind, new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Branch(
            Search search,
            Kind kind,
            Map<Object, Boolean> settled,
            List<Claim.OfKeyword> literals,
            List<Choice> choices) {
        this.search = search;
        this.kind = kind;
        this.settled = settled;
        this.literals = literals;
        this.choices = choices;
    }

    Branch copy() {
        return new Branch(search, kind, new HashMap<>(settled), new ArrayList<>(literals), new ArrayList<>(choices));
    }

    List<Claim.OfKeyword> literals() {
        return literals;
    }

    List<Choice> choices() {
        return choices;
    }

    void settle(Choice choice) {
        choices.remove(choice);
    }

    /** Adds claims; false when they contradict what is claimed already. */
    boolean add(List<Claim> claims) {
        for (var claim : claims) {
            if (!add(claim)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(Claim claim) {
        search.budget().check();
        return claim instanceof Claim.OfSchema schema ? addSchema(schema) : addKeyword((Claim.OfKeyword) claim);
    }

    private boolean addSchema(Claim.OfSchema claim) {
        var before = settled.putIfAbsent(claim.schema().number(), claim.valid());
        if (before != null) {
            return before == claim.valid();
        }
        if (claim.valid()) {
            return add(claim.schema().demands().stream().map(Claim::met).toList());
        }
        var ways = new ArrayList<List<Claim>>();
        for (var keyword : claim.schema().demands()) {
            if (keyword.concerns().isEmpty() || keyword.concerns().get() == kind) {
                ways.add(List.of(Claim.unmet(keyword)));
            }
        }
        return choose(ways);
    }

    /** At least one of the ways must hold. */
    boolean choose(List<List<Claim>> ways) {
        if (ways.isEmpty()) {
            return false;
        }
        if (ways.size() == 1) {
            return add(ways.get(0));
        }
        choices.add(new Choice(ways));
        return true;
    }

    private boolean addKeyword(Claim.OfKeyword claim) {
        var keyword = claim.keyword();
        if (keyword.concerns().isPresent() && keyword.concerns().get() != kind) {
            return claim.met();
        }
        if (keyword instanceof Keyword.Also also) {
            return add(new Claim.OfSchema(also.schema(), claim.met()));
        }
        var before = settled.putIfAbsent(keyword.form(), claim.met());
        if (before != null) {
            return before == claim.met();
        }
        return Expansion.of(claim, this);
    }

    /** Keeps a demand to be met by construction. */
    boolean keep(Claim.OfKeyword literal) {
        literals.add(literal);
        return true;
    }

    Search search() {
        return search;
    }

    Kind kind() {
        return kind;
    }

    /** The values of this kind among some. */
    List<Json> ofKind(Set<Json> values) {
        return values.stream().filter(value -> Kind.of(value) == kind).toList();
    }
}

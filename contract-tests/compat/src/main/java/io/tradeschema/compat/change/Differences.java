package io.tradeschema.compat.change;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.bound.Spent;
import io.tradeschema.compat.decide.Budget;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Schema;
import io.tradeschema.compat.schema.SchemaSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds every difference between two schemas once, in the order of their fields. */
public final class Differences {

    private static final int CHANGES = 500;
    private static final int DEPTH = 60;
    private static final int PLACES = 3;
    private static final int LOOKS = 3_000;
    private static final int PATHS = 20;

    private final Budget budget;
    private final SchemaSpace space;
    private final KnownNames names;
    private final List<Change> changes = new ArrayList<>();
    private final Set<List<Object>> open = new HashSet<>();
    private final Map<List<Object>, Integer> places = new HashMap<>();
    private final Map<List<Schema>, Set<String>> shared = new LinkedHashMap<>();
    private int looks;
    private int told;

    private Differences(SchemaSpace space, KnownNames names, Deadline deadline) {
        this.budget = new Budget(deadline);
        this.space = space;
        this.names = names;
    }

    /**
     * All differences, or those found by the deadline: the verdict does not depend on them.
     *
     * @param names what is known of names
     */
    public static List<Change> between(
            Schema old, Schema current, SchemaSpace space, KnownNames names, Deadline deadline) {
        var work = new Differences(space, names, deadline);
        try {
            work.compare(old, current, "$");
            work.shared();
        } catch (Spent e) {
            work.changes.add(Change.of(CompatRule.CHANGE_UNCLASSIFIED, "$", old.source(), current.source()));
        }
        return Moves.recognised(work.changes);
    }

    /** Explaining is worth some time, not all of it. */
    Budget budget() {
        return budget;
    }

    SchemaSpace space() {
        return space;
    }

    KnownNames names() {
        return names;
    }

    void add(Change change) {
        budget.check();
        told++;
        if (changes.size() < CHANGES && !changes.contains(change)) {
            changes.add(change);
        }
    }

    /** Compares two schemas of the same place in a message. */
    void compare(Schema old, Schema current, String path) {
        if (old.number() == current.number() && saysTheSame(old, current)) {
            return;
        }
        budget.check();
        var place = List.<Object>of(referred(old), referred(current));
        share(old, current, path);
        if (open.size() > DEPTH || !mayLook(place) || !open.add(place)) {
            return;
        }
        var left = View.of(old);
        var right = View.of(current);
        look(left, right, path);
        if (old.number() != current.number()) {
            var before = told;
            compareDemands(left, right, path);
            if (told == before) {
                add(Change.of(CompatRule.CHANGE_UNCLASSIFIED, path, old.source(), current.source()));
            }
        } else {
            FieldComparison.inside(this, left, right, path);
        }
        open.remove(place);
    }

    /** What rules see by themselves, in the order of their triggers. */
    private static final List<CompatRule> LOOKING = Stream.of(CompatRule.values())
            .filter(rule -> rule.look().isPresent())
            .sorted(Comparator.comparing(CompatRule::trigger))
            .toList();

    private void look(View old, View current, String path) {
        for (var rule : LOOKING) {
            var seen = rule.look().orElseThrow().at(old, current);
            if (seen.isChange()) {
                add(Change.of(rule, path, seen.old(), seen.current()));
            }
        }
    }

    private static boolean forbidsAll(Schema schema) {
        return schema.demands().stream().anyMatch(Keyword.Never.class::isInstance);
    }

    /** Schemas of one form may still differ in their words, and behind their references. */
    private static boolean saysTheSame(Schema old, Schema current) {
        return old.source().equals(current.source()) && !refers(old.source());
    }

    private static boolean refers(Json source) {
        if (source instanceof Json.Obj object) {
            return object.members().containsKey("$ref")
                    || object.members().values().stream().anyMatch(Differences::refers);
        }
        return source instanceof Json.Arr list && list.items().stream().anyMatch(Differences::refers);
    }

    /** The schema that a mere reference leads to. */
    private static Schema referred(Schema schema) {
        var at = schema;
        while (at.keywords().size() == 1 && at.keywords().get(0) instanceof Keyword.Also also) {
            at = also.schema();
        }
        return at;
    }

    private void share(Schema old, Schema current, String path) {
        if (referred(old) != old && referred(current) != current && old.number() != current.number()) {
            var places =
                    shared.computeIfAbsent(List.of(referred(old), referred(current)), key -> new LinkedHashSet<>());
            if (places.size() < PATHS) {
                places.add(path);
            }
        }
    }

    private void shared() {
        shared.forEach((definition, paths) -> {
            if (paths.size() > 1) {
                add(Change.of(
                        CompatRule.SHARED_TYPE_CHANGED,
                        paths.iterator().next(),
                        new Json.Str(definition.get(0).toString()),
                        new Json.Arr(paths.stream().<Json>map(Json.Str::new).toList())));
            }
        });
    }

    /** A definition used in many places is explained at the first few of them. */
    private boolean mayLook(List<Object> place) {
        return ++looks <= LOOKS && places.merge(place, 1, Integer::sum) <= PLACES;
    }

    private void compareDemands(View old, View current, String path) {
        if (forbidsAll(old.schema()) || forbidsAll(current.schema())) {
            return;
        }
        if (TypeComparison.compare(this, old, current, path)) {
            return;
        }
        ValueComparison.compare(this, old, current, path);
        NumberComparison.compare(this, old, current, path);
        TextComparison.compare(this, old, current, path);
        FieldComparison.compare(this, old, current, path);
        ArrayComparison.compare(this, old, current, path);
        UnionComparison.compare(this, old, current, path);
        RuleComparison.compare(this, old, current, path);
    }

    /** The path of a field of an object. */
    static String field(String path, String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? path + "." + name : path + "[" + new Json.Str(name) + "]";
    }
}

package io.tradeschema.gate.compat.change;

import io.tradeschema.gate.compat.json.Json;
import io.tradeschema.gate.compat.schema.Schema;
import io.tradeschema.gate.compat.schema.SchemaSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds every difference between two schemas once, in the order of their fields. */
public final class Differences {

    private static final int CHANGES = 500;
    private static final int DEPTH = 60;
    private static final int PLACES = 3;
    private static final int LOOKS = 3_000;

    private final SchemaSpace space;
    private final Set<String> mustUnderstand;
    private final List<Change> changes = new ArrayList<>();
    private final Set<List<Object>> open = new HashSet<>();
    private final Map<List<Object>, Integer> places = new HashMap<>();
    private int looks;

    private Differences(SchemaSpace space, Set<String> mustUnderstand) {
        this.space = space;
        this.mustUnderstand = mustUnderstand;
    }

    /**
     * All differences.
     *
     * @param mustUnderstand the names of fields that no consumer may ignore
     */
    public static List<Change> between(Schema old, Schema current, SchemaSpace space, Set<String> mustUnderstand) {
        var work = new Differences(space, mustUnderstand);
        work.compare(old, current, "$");
        return Moves.recognised(work.changes);
    }

    SchemaSpace space() {
        return space;
    }

    boolean mustUnderstand(String name) {
        return mustUnderstand.contains(name);
    }

    void add(Change change) {
        if (changes.size() < CHANGES && !changes.contains(change)) {
            changes.add(change);
        }
    }

    /** Compares two schemas of the same place in a message. */
    void compare(Schema old, Schema current, String path) {
        if (old.number() == current.number() && old.source().equals(current.source())) {
            return;
        }
        var place = List.<Object>of(old, current);
        if (open.size() > DEPTH || !mayLook(place) || !open.add(place)) {
            return;
        }
        var before = changes.size();
        var left = View.of(old);
        var right = View.of(current);
        AnnotationComparison.compare(this, left, right, path);
        if (old.number() != current.number()) {
            var demanded = changes.size();
            compareDemands(left, right, path);
            if (changes.size() == demanded && before == demanded) {
                add(Change.of(CompatRule.CHANGE_UNCLASSIFIED, path, old.source(), current.source()));
            }
        } else {
            FieldComparison.inside(this, left, right, path);
        }
        open.remove(place);
    }

    /** A definition used in many places is explained at the first few of them. */
    private boolean mayLook(List<Object> place) {
        return ++looks <= LOOKS && places.merge(place, 1, Integer::sum) <= PLACES;
    }

    private void compareDemands(View old, View current, String path) {
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

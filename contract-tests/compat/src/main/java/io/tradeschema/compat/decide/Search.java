package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.KeywordUndecided;
import io.tradeschema.compat.schema.Kind;
import io.tradeschema.compat.schema.Schema;
import io.tradeschema.compat.schema.SchemaSpace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds values that meet goals, remembers what it found, and knows when there are none.
 *
 * <p>A question that comes up while it is being answered is taken as "none": a smallest value never needs a part that
 * would answer the same question. An answer that leaned on such an assumption is not remembered beyond it.
 */
final class Search {

    /** Takes every value; asked of parts, where only the whole is shown to a judge. */
    static final Predicate<Json> ANY = value -> true;

    /** A message is most likely an object, a part of one most likely a text. */
    private static final List<Kind> WHOLE = List.of(Kind.values());

    private static final List<Kind> PARTS =
            List.of(Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.OBJECT, Kind.ARRAY, Kind.NULL);

    private final SchemaSpace space;
    private final Budget budget;
    private final Map<Goals, SearchResult> known = new HashMap<>();
    private final Map<Goals, Integer> open = new HashMap<>();
    private int leansOn = Integer.MAX_VALUE;

    Search(SchemaSpace space, Budget budget) {
        this.space = space;
        this.budget = budget;
    }

    SchemaSpace space() {
        return space;
    }

    Budget budget() {
        return budget;
    }

    /** Answers a question about a part of a value. */
    SearchResult answer(Goals goals) {
        if (goals.contradict()) {
            return SearchResult.EMPTY;
        }
        var remembered = known.get(goals);
        if (remembered != null) {
            return remembered;
        }
        var asked = open.get(goals);
        if (asked != null) {
            leansOn = Math.min(leansOn, asked);
            return SearchResult.EMPTY;
        }
        return answerAnew(goals);
    }

    private SearchResult answerAnew(Goals goals) {
        var outer = leansOn;
        var depth = open.size();
        leansOn = Integer.MAX_VALUE;
        open.put(goals, depth);
        budget.deeper();
        var outcome = sampled(goals).or(SearchResult.EMPTY);
        if (outcome.isEmpty()) {
            outcome = search(goals, ANY);
        }
        budget.back();
        open.remove(goals);
        if (outcome.isFound() || leansOn >= depth) {
            leansOn = outer;
            known.put(goals, outcome);
        } else {
            leansOn = Math.min(outer, leansOn);
        }
        return outcome;
    }

    /** Answers the whole question; only a value that the judge takes counts as found. */
    SearchResult answer(Goals goals, Predicate<Json> judge) {
        return goals.contradict() ? SearchResult.EMPTY : search(goals, judge);
    }

    private SearchResult search(Goals goals, Predicate<Json> judge) {
        SearchResult best = SearchResult.EMPTY;
        for (var kind : judge == ANY ? PARTS : WHOLE) {
            best = best.or(ofKind(kind, goals, judge));
            if (best.isFound()) {
                break;
            }
        }
        return best;
    }

    private SearchResult ofKind(Kind kind, Goals goals, Predicate<Json> judge) {
        return switch (kind) {
            case NULL -> among(List.of(new Json.Null()), goals, judge);
            case BOOLEAN -> among(List.of(new Json.Bool(true), new Json.Bool(false)), goals, judge);
            default -> new Tableau(this, kind, goals, judge).solve();
        };
    }

    /** The first of some values that meets the goals. */
    SearchResult among(Collection<Json> values, Goals goals, Predicate<Json> judge) {
        SearchResult best = SearchResult.EMPTY;
        for (var value : values) {
            best = best.or(tried(value, goals, judge));
            if (best.isFound()) {
                break;
            }
        }
        return best;
    }

    /** Whether one value meets the goals, and the judge takes it. */
    SearchResult tried(Json value, Goals goals, Predicate<Json> judge) {
        try {
            if (!goals.metBy(value)) {
                return SearchResult.EMPTY;
            }
            return judge.test(value) ? new SearchResult.Found(value) : SearchResult.open(disagreed(value), value);
        } catch (KeywordUndecided e) {
            return judge != ANY && judge.test(value)
                    ? new SearchResult.Found(value)
                    : SearchResult.open(String.valueOf(e.getMessage()), value);
        }
    }

    private String disagreed(Json value) {
        return space.tellsWriting() && Writings.withFraction(value)
                ? "validators of draft 4 disagree whether a whole number with a fraction is an integer, as in " + value
                : "the validators disagree";
    }

    private SearchResult sampled(Goals goals) {
        for (var goal : goals.all()) {
            if (goal.valid()) {
                for (var sample : space.samples(goal.schema())) {
                    if (tried(sample, goals, ANY).isFound()) {
                        return new SearchResult.Found(sample);
                    }
                }
            }
        }
        return SearchResult.EMPTY;
    }

    /** The goal to be none of some values. */
    Goal noneOf(Set<Json> values) {
        return new Goal(oneOf(values), false);
    }

    Schema oneOf(Set<Json> values) {
        return space.schema(new Keyword.OneValueOf(values));
    }

    Goal ofType(Kind kind) {
        return new Goal(space.schema(new Keyword.Types(Set.of(kind), false, false)), true);
    }
}

package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fills the places of an array of one length: gives each wanted item a place, keeps to the limits, makes values. */
final class ArrayPlaces {

    private final Search search;
    private final List<ArrayCase.Wanted> wanted;
    private final List<Goal> counted;
    private final List<ArrayCase.Limited> limited;
    private final int spokenOf;
    private final boolean unique;
    private final boolean repeated;

    ArrayPlaces(
            Search search,
            List<ArrayCase.Wanted> wanted,
            List<Goal> counted,
            List<ArrayCase.Limited> limited,
            int spokenOf,
            boolean unique,
            boolean repeated) {
        this.search = search;
        this.wanted = wanted;
        this.counted = counted;
        this.limited = limited;
        this.spokenOf = spokenOf;
        this.unique = unique;
        this.repeated = repeated;
    }

    SearchResult fill(List<Goals> places) {
        return placeWanted(0, places);
    }

    private SearchResult placeWanted(int index, List<Goals> places) {
        search.budget().step();
        if (index == wanted.size()) {
            return placeCounted(0, 0, places);
        }
        var next = wanted.get(index);
        SearchResult best = SearchResult.EMPTY;
        for (var i = next.from(); i < Math.min(next.to(), reach(places)) && !best.isFound(); i++) {
            var tried = narrowed(places, i, next.goal());
            if (!search.answer(tried.get(i)).isEmpty()) {
                best = best.or(placeWanted(index + 1, tried));
            }
        }
        return best;
    }

    /** Items that count for the same schema need places of their own, in ascending order. */
    private SearchResult placeCounted(int index, int from, List<Goals> places) {
        search.budget().step();
        if (index == counted.size()) {
            return limit(0, new int[limited.size()], places);
        }
        var next = counted.get(index);
        SearchResult best = SearchResult.EMPTY;
        for (var i = from; i < reach(places) && !best.isFound(); i++) {
            var tried = narrowed(places, i, next);
            if (!search.answer(tried.get(i)).isEmpty()) {
                best = best.or(placeCounted(index + 1, sameAsNext(index) ? i + 1 : 0, tried));
            }
        }
        return best;
    }

    private boolean sameAsNext(int index) {
        return index + 1 < counted.size()
                && counted.get(index + 1).code() == counted.get(index).code();
    }

    /** Places behind those that are spoken of are alike: more of them than there are wishes need not be tried. */
    private int reach(List<Goals> places) {
        return Math.min(places.size(), spokenOf + wanted.size() + counted.size() + (repeated ? 2 : 0));
    }

    private static List<Goals> narrowed(List<Goals> places, int index, Goal goal) {
        var changed = new ArrayList<>(places);
        changed.set(index, places.get(index).and(goal));
        return changed;
    }

    /** Says of each place whether it counts against each limit. */
    private SearchResult limit(int index, int[] counts, List<Goals> places) {
        search.budget().step();
        if (limited.isEmpty() || index == places.size()) {
            return repeated ? repeat(places) : values(places);
        }
        return limit(index, 0, counts, places);
    }

    private SearchResult limit(int index, int which, int[] counts, List<Goals> places) {
        if (which == limited.size()) {
            return limit(index + 1, counts, places);
        }
        var limit = limited.get(which);
        var without = narrowed(places, index, new Goal(limit.schema(), false));
        var best = search.answer(without.get(index)).isEmpty()
                ? SearchResult.EMPTY
                : limit(index, which + 1, counts, without);
        if (best.isFound() || counts[which] >= limit.most()) {
            return best;
        }
        var with = narrowed(places, index, new Goal(limit.schema(), true));
        if (search.answer(with.get(index)).isEmpty()) {
            return best;
        }
        var more = counts.clone();
        more[which]++;
        return best.or(limit(index, which + 1, more, with));
    }

    private SearchResult repeat(List<Goals> places) {
        SearchResult best = SearchResult.EMPTY;
        for (var i = 0; i < reach(places); i++) {
            for (var j = i + 1; j < reach(places) && !best.isFound(); j++) {
                var both = places.get(i).and(places.get(j));
                var value = search.answer(both);
                if (!value.isEmpty()) {
                    best = best.or(values(places, i, j, value));
                }
            }
        }
        return best;
    }

    private SearchResult values(List<Goals> places, int first, int second, SearchResult same) {
        var outcomes = new ArrayList<SearchResult>();
        for (var i = 0; i < places.size(); i++) {
            outcomes.add(i == first || i == second ? same : search.answer(places.get(i)));
        }
        return array(outcomes);
    }

    private SearchResult values(List<Goals> places) {
        if (unique) {
            return new DistinctItems(search, places).choose();
        }
        return array(places.stream().map(search::answer).toList());
    }

    static SearchResult array(List<SearchResult> outcomes) {
        var items = new ArrayList<Json>();
        var doubt = "";
        for (var outcome : outcomes) {
            if (outcome.isEmpty()) {
                return SearchResult.EMPTY;
            }
            if (outcome instanceof SearchResult.Open open) {
                doubt = open.why();
            }
            if (outcome.candidate().isEmpty()) {
                return SearchResult.open(doubt);
            }
            items.add(outcome.candidate().get());
        }
        var value = new Json.Arr(Collections.unmodifiableList(items));
        return doubt.isEmpty() ? new SearchResult.Found(value) : SearchResult.open(doubt, value);
    }
}

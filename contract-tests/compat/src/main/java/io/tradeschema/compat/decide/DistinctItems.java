package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Picks a different value for each place. A place that has as many values as there are places can always be served last;
 * the others have few values, all known, and are matched.
 */
final class DistinctItems {

    private final Search search;
    private final List<Goals> places;
    private final Map<Goals, List<Json>> values = new HashMap<>();
    private String doubt = "";

    DistinctItems(Search search, List<Goals> places) {
        this.search = search;
        this.places = places;
    }

    SearchResult choose() {
        var picked = new ArrayList<Json>(Collections.nCopies(places.size(), new Json.Null()));
        var scarce = new ArrayList<Integer>();
        var ample = new ArrayList<Integer>();
        for (var i = 0; i < places.size(); i++) {
            (valuesOf(places.get(i)).size() >= places.size() ? ample : scarce).add(i);
        }
        if (!match(scarce, picked)) {
            return doubt.isEmpty() ? SearchResult.EMPTY : SearchResult.open(doubt);
        }
        var used = new HashSet<Json>();
        scarce.forEach(place -> used.add(picked.get(place)));
        for (var place : ample) {
            for (var value : valuesOf(places.get(place))) {
                if (used.add(value)) {
                    picked.set(place, value);
                    break;
                }
            }
        }
        return new SearchResult.Found(new Json.Arr(picked));
    }

    private boolean match(List<Integer> scarce, List<Json> picked) {
        Map<Json, Integer> owner = new HashMap<>();
        for (var place : scarce) {
            if (!assign(place, owner, new HashSet<>())) {
                return false;
            }
        }
        owner.forEach((value, place) -> picked.set(place, value));
        return true;
    }

    private boolean assign(int place, Map<Json, Integer> owner, Set<Json> met) {
        for (var value : valuesOf(places.get(place))) {
            if (met.add(value) && (!owner.containsKey(value) || assign(owner.get(value), owner, met))) {
                owner.put(value, place);
                return true;
            }
        }
        return false;
    }

    /** All values, or as many as there are places when there are more. */
    private List<Json> valuesOf(Goals goals) {
        return values.computeIfAbsent(goals, this::enumerated);
    }

    private List<Json> enumerated(Goals goals) {
        Set<Json> found = new LinkedHashSet<>();
        while (found.size() < places.size()) {
            var outcome = search.answer(found.isEmpty() ? goals : goals.and(search.noneOf(Set.copyOf(found))));
            if (outcome instanceof SearchResult.Found next) {
                found.add(next.value());
            } else {
                doubt = outcome instanceof SearchResult.Open open ? open.why() : doubt;
                break;
            }
        }
        return List.copyOf(found);
    }
}

package io.tradeschema.compat.decide;

import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An array: what its items must be by place, which must be among them, how many, and whether all differ. Items behind the
 * last place that is spoken of are alike, so a shortest array needs no more of them than are asked for.
 */
final class ArrayCase {

    /** How many items of their own may be asked for; each is placed in turn. */
    private static final int ASKED = 400;

    /** How long an array may have to be; the items that nothing asks for are alike. */
    private static final int LONGEST = 20_000;

    /** Some item at or behind an index, and before another, must meet a goal. */
    record Wanted(int from, int to, Goal goal) {}

    /** At least so many items must meet a goal. Who asks for two and who asks for three are served by three. */
    private record Counted(Goal goal, long least) {

        private Counted more(Counted other) {
            return least >= other.least ? this : other;
        }
    }

    /** At most so many items may be valid under a schema. */
    record Limited(Schema schema, long most) {}

    private final Search search;
    private final List<Keyword.Items> always = new ArrayList<>();
    private final List<Goal> everywhere = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<Integer, Counted> counted = new LinkedHashMap<>();
    private final List<Limited> limited = new ArrayList<>();
    private boolean unique;
    private boolean repeated;
    private long least;
    private long most = Long.MAX_VALUE;
    private int spokenOf;

    ArrayCase(List<Claim.OfKeyword> literals, Search search) {
        this.search = search;
        literals.forEach(this::take);
    }

    private void take(Claim.OfKeyword literal) {
        var keyword = literal.keyword();
        if (keyword instanceof Keyword.Items items) {
            takeItems(items, literal.met());
        } else if (keyword instanceof Keyword.Contains contains) {
            takeContains(contains);
        } else if (keyword instanceof Keyword.Unique) {
            unique |= literal.met();
            repeated |= !literal.met();
        } else if (keyword instanceof Keyword.Size size) {
            if (size.upper() == literal.met()) {
                most = Math.min(most, literal.met() ? size.limit() : size.limit() - 1);
            } else {
                least = Math.max(least, literal.met() ? size.limit() : size.limit() + 1);
            }
        }
    }

    private void takeItems(Keyword.Items items, boolean met) {
        spokenOf = Math.max(spokenOf, items.to() == Keyword.Items.ENDLESS ? items.from() : items.to());
        if (met) {
            always.add(items);
        } else {
            wanted.add(new Wanted(items.from(), items.to(), new Goal(items.schema(), false)));
        }
    }

    private void takeContains(Keyword.Contains contains) {
        if (contains.most() == 0) {
            everywhere.add(new Goal(contains.schema(), false));
        } else if (contains.most() < Keyword.Contains.ENDLESS) {
            limited.add(new Limited(contains.schema(), contains.most()));
        }
        var goal = new Goal(contains.schema(), true);
        counted.merge(goal.code(), new Counted(goal, contains.least()), Counted::more);
    }

    SearchResult solve() {
        if (unique && repeated) {
            return SearchResult.EMPTY;
        }
        var counts = counted.values().stream().mapToLong(Counted::least).sum();
        var needed = spokenOf + wanted.size() + counts + (repeated ? 2 : 0);
        if (least > LONGEST || needed > ASKED) {
            return least > most ? SearchResult.EMPTY : SearchResult.open("arrays of more than " + LONGEST + " items");
        }
        SearchResult best = SearchResult.EMPTY;
        for (var length = least; length <= Math.min(most, Math.max(least, needed)); length++) {
            best = best.or(ofLength((int) length));
            if (best.isFound()) {
                break;
            }
        }
        return best;
    }

    private SearchResult ofLength(int length) {
        var places = new ArrayList<Goals>();
        for (var i = 0; i < length; i++) {
            var goals = goalsAt(i);
            if (search.answer(goals).isEmpty()) {
                return SearchResult.EMPTY;
            }
            places.add(goals);
        }
        return new ArrayPlaces(search, wanted, countedOnes(), limited, spokenOf, unique, repeated).fill(places);
    }

    private List<Goal> countedOnes() {
        var ones = new ArrayList<Goal>();
        counted.values().forEach(each -> ones.addAll(Collections.nCopies((int) each.least(), each.goal())));
        return ones;
    }

    private Goals goalsAt(int index) {
        return Goals.NONE
                .and(everywhere)
                .and(always.stream()
                        .filter(items -> index >= items.from() && index < items.to())
                        .map(items -> new Goal(items.schema(), true))
                        .toList());
    }
}

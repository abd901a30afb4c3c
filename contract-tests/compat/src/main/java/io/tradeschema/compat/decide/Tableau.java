package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.regex.LanguageTooLarge;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.KeywordUndecided;
import io.tradeschema.compat.schema.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for a value of one kind that meets goals. What is certain is settled first; a value is built from it; only the
 * choices that this value fails are opened, one after the other.
 */
final class Tableau {

    private static final int REFUSALS = 8;

    private final Search search;
    private final Kind kind;
    private final Goals goals;
    private final Predicate<Json> judge;
    private int refused;

    Tableau(Search search, Kind kind, Goals goals, Predicate<Json> judge) {
        this.search = search;
        this.kind = kind;
        this.goals = goals;
        this.judge = judge;
    }

    SearchResult solve() {
        var branch = new Branch(search, kind);
        List<Claim> claims = goals.all().stream()
                .map(goal -> (Claim) new Claim.OfSchema(goal.schema(), goal.valid()))
                .toList();
        return branch.add(claims) ? explore(branch) : SearchResult.EMPTY;
    }

    private SearchResult explore(Branch branch) {
        search.budget().step();
        var built = build(branch);
        if (built.isEmpty()) {
            return built;
        }
        var next = open(branch, built);
        if (next.isEmpty()) {
            return judged(branch, built);
        }
        SearchResult best = SearchResult.EMPTY;
        for (var way : next.get().ways()) {
            var case1 = branch.copy();
            case1.settle(next.get());
            if (case1.add(way)) {
                best = best.or(explore(case1));
                if (best.isFound()) {
                    return best;
                }
            }
        }
        return best;
    }

    /** The choice to open next: one that the value fails; any when there is no certain value. */
    private Optional<Choice> open(Branch branch, SearchResult built) {
        return branch.choices().stream()
                .filter(choice -> !(built instanceof SearchResult.Found found) || !choice.metBy(found.value()))
                .min(Comparator.comparingInt(choice -> choice.ways().size()));
    }

    private SearchResult judged(Branch branch, SearchResult built) {
        var candidate = built.candidate();
        if (candidate.isEmpty()) {
            return built;
        }
        var outcome = search.tried(candidate.get(), goals, judge);
        if (outcome.isFound() || !built.isFound()) {
            return outcome.isFound() ? outcome : built;
        }
        if (outcome instanceof SearchResult.Open && judge != Search.ANY && refused < REFUSALS) {
            refused++;
            var another = branch.copy();
            var unlike = List.<Claim>of(Claim.invalid(search.oneOf(Set.of(candidate.get()))));
            return another.add(unlike) ? outcome.or(explore(another)) : outcome;
        }
        return outcome.isEmpty()
                ? SearchResult.open("a value was built that does not hold: " + candidate.get())
                : outcome;
    }

    private SearchResult build(Branch branch) {
        for (var literal : branch.literals()) {
            if (literal.keyword() instanceof Keyword.OneValueOf one && literal.met()) {
                return oneOf(branch.ofKind(one.values()));
            }
        }
        try {
            return switch (kind) {
                case NUMBER -> new NumberCase(branch.literals(), search.budget()).solve();
                case STRING -> new StringCase(branch.literals(), search).solve();
                case ARRAY -> new ArrayCase(branch.literals(), search).solve();
                default -> new ObjectCase(branch.literals(), search).solve();
            };
        } catch (KeywordUndecided | LanguageTooLarge e) {
            return SearchResult.open(String.valueOf(e.getMessage()));
        }
    }

    /** One of some values, as it was written first; then in other ways, where they make a difference. */
    private SearchResult oneOf(List<Json> values) {
        var best = search.among(values, goals, Search.ANY);
        if (!search.space().tellsWriting()) {
            return best;
        }
        for (var value : values) {
            best = best.or(
                    Writings.tooMany(value)
                            ? SearchResult.open("draft 4 tells 1 from 1.0: too many whole numbers in one value")
                            : search.among(Writings.of(value), goals, Search.ANY));
            if (best.isFound()) {
                break;
            }
        }
        return best;
    }
}

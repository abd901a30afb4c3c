package io.tradeschema.compat.decide;

import io.tradeschema.compat.bound.Spent;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.regex.LanguageTooLarge;
import io.tradeschema.compat.schema.KeywordUndecided;
import io.tradeschema.compat.schema.Schema;
import io.tradeschema.compat.schema.SchemaSpace;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The decision whether every value valid under one schema is valid under another.
 *
 * @param holds what is decided
 * @param witness where it does not hold, a value that the one accepts and the other refuses
 * @param reason where it is open, why
 */
public record Inclusion(Holds holds, Optional<Json> witness, String reason) {

    /** What is decided. */
    public enum Holds {
        /** For certain. */
        YES,
        /** No: there is a witness. */
        NO,
        /** Neither could be shown. */
        OPEN
    }

    /**
     * Decides within a budget.
     *
     * @param judge asked of each witness whether it may be shown; one that is refused does not count
     */
    public static Inclusion of(Schema inner, Schema outer, SchemaSpace space, Budget budget, Predicate<Json> judge) {
        if (inner.number() == outer.number()) {
            return new Inclusion(Holds.YES, Optional.empty(), "");
        }
        try {
            var goals = Goals.of(new Goal(inner, true), new Goal(outer, false));
            return of(new Search(space, budget).answer(goals, judge));
        } catch (Spent | LanguageTooLarge | KeywordUndecided e) {
            return open(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return open("schemas nested too deep to follow");
        }
    }

    private static Inclusion of(SearchResult outcome) {
        if (outcome instanceof SearchResult.Found found) {
            return new Inclusion(Holds.NO, Optional.of(found.value()), "");
        }
        return outcome instanceof SearchResult.Open open
                ? open(open.why())
                : new Inclusion(Holds.YES, Optional.empty(), "");
    }

    private static Inclusion open(String why) {
        return new Inclusion(Holds.OPEN, Optional.empty(), why);
    }
}

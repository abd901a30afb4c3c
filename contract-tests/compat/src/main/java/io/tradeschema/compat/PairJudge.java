package io.tradeschema.compat;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.bound.Spent;
import io.tradeschema.compat.change.Change;
import io.tradeschema.compat.change.CompatRule;
import io.tradeschema.compat.change.Differences;
import io.tradeschema.compat.confirm.SecondOpinions;
import io.tradeschema.compat.confirm.Validators;
import io.tradeschema.compat.decide.Budget;
import io.tradeschema.compat.decide.Inclusion;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Joined;
import io.tradeschema.compat.schema.KeywordUndecided;
import io.tradeschema.compat.schema.Schema;
import io.tradeschema.compat.schema.SchemaRefused;
import io.tradeschema.compat.schema.SchemaSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides, for two schemas, whether every message of the one is a message of the other, in both directions. */
final class PairJudge {

    /** What the first direction may take of the time, so that something is left for the second. */
    private static final Duration FIRST = Duration.ofMillis(800);

    /** What is kept for explaining. */
    private static final Duration EXPLAINING = Duration.ofMillis(200);

    /** What each look for a schema that accepts nothing may take. */
    private static final Duration EMPTINESS = Duration.ofMillis(100);

    /** One schema, read for deciding and for the validators that confirm. */
    private record Side(Schema schema, Json source, Validators validators) {}

    private final SchemaSpace space;
    private final ComparisonOptions options;
    private final Deadline deadline;

    PairJudge(ComparisonOptions options, Deadline deadline) {
        this.options = options;
        this.deadline = deadline;
        this.space = new SchemaSpace(deadline);
    }

    Verdict judge(Joined old, Joined current) {
        if (old.schema().equals(current.schema())) {
            return new Verdict(Judgement.SAFE, Judgement.SAFE, List.of());
        }
        if (!isSchema(old.schema()) || !isSchema(current.schema())) {
            return Verdict.notChecked("the " + (isSchema(old.schema()) ? "new" : "old")
                    + " version is no schema: a schema is an object or a boolean");
        }
        try {
            return judge(side(old), side(current));
        } catch (SchemaRefused | KeywordUndecided | Spent e) {
            return undecided(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return undecided("schemas nested too deep to follow");
        }
    }

    private static boolean isSchema(Json value) {
        return value instanceof Json.Obj || value instanceof Json.Bool;
    }

    private static Verdict undecided(String reason) {
        return new Verdict(Judgement.undecided(reason), Judgement.undecided(reason), List.of());
    }

    private Side side(Joined joined) throws SchemaRefused {
        var validators = new Validators(joined.schema(), options.dialect());
        return new Side(space.read(joined, options.dialect()), joined.schema(), validators);
    }

    private Verdict judge(Side before, Side after) throws SchemaRefused {
        var oldReader = options.openReaders() ? reader(before, after) : before;
        space.number();
        var deciding = deadline.leaving(EXPLAINING);
        var backward = direction(before, after, deciding.within(FIRST));
        var forward = direction(after, oldReader, deciding);
        var vacuous = vacuous(before, after, backward, forward);
        var changes = Differences.between(before.schema(), after.schema(), space, options.names(), deadline);
        return new Verdict(
                backward,
                forward,
                Stream.concat(vacuous.stream(), changes.stream()).toList());
    }

    /** Safe because there are no messages is not what a deployer takes SAFE for. */
    private List<Change> vacuous(Side before, Side after, Judgement backward, Judgement forward) {
        var changes = new ArrayList<Change>();
        if (backward.isSafe() && !forward.isSafe() && acceptsNothing(before)) {
            changes.add(Change.removed(CompatRule.SCHEMA_ACCEPTED_NOTHING, "$", before.source()));
        }
        if (forward.isSafe() && acceptsNothing(after)) {
            changes.add(Change.added(CompatRule.SCHEMA_ACCEPTS_NOTHING, "$", after.source()));
        }
        return changes;
    }

    private boolean acceptsNothing(Side side) {
        var budget = new Budget(deadline.within(EMPTINESS));
        return Inclusion.of(side.schema(), space.nothing(), space, budget, message -> true)
                        .holds()
                == Inclusion.Holds.YES;
    }

    /**
     * A reader that is open ignores what it does not know of a writer that keeps a later version, but for what either version
     * says must be understood, and for slips of names that it knows. Of a message that is older than itself it ignores
     * nothing: there the new version is as closed as ever.
     */
    private Side reader(Side known, Side later) throws SchemaRefused {
        var names = new HashSet<>(options.names().mustUnderstand());
        ReaderView.marked(known.source(), names);
        ReaderView.marked(later.source(), names);
        ReaderView.slips(known.source(), later.source(), names);
        return side(Joined.alone(new ReaderView(names).of(known.source())));
    }

    private Judgement direction(Side inner, Side outer, Deadline time) {
        var confirmation = new Confirmation(inner, outer, time);
        var inclusion = Inclusion.of(inner.schema(), outer.schema(), space, new Budget(time), confirmation::confirms);
        return switch (inclusion.holds()) {
            case YES -> Judgement.SAFE;
            case OPEN -> Judgement.undecided(inclusion.reason());
            case NO ->
                Judgement.broken(confirmation.polished(inclusion.witness().orElseThrow()));
        };
    }

    /** Asks the other validators, and keeps them ready for the next question. */
    private final class Confirmation {

        private final Side inner;
        private final Side outer;
        private final SecondOpinions accepting;
        private final SecondOpinions refusing;

        private Confirmation(Side inner, Side outer, Deadline time) {
            this.inner = inner;
            this.outer = outer;
            this.accepting = new SecondOpinions(inner.validators(), time);
            this.refusing = new SecondOpinions(outer.validators(), time);
        }

        boolean confirms(Json witness) {
            return accepting.accepts(witness).equals(Optional.of(true))
                    && refusing.accepts(witness).equals(Optional.of(false));
        }

        /** A better witness where there is time for one. */
        Json polished(Json witness) {
            var polish = new Polish(
                    value -> inner.schema().accepts(value) && !outer.schema().accepts(value), options.seeds());
            var better = polish.of(witness);
            try {
                return better.equals(witness) || confirms(better) ? better : witness;
            } catch (Spent e) {
                return witness;
            }
        }
    }
}

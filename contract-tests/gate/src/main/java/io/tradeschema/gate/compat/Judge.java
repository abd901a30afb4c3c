package io.tradeschema.gate.compat;

import io.tradeschema.gate.compat.change.Differences;
import io.tradeschema.gate.compat.confirm.Confirmer;
import io.tradeschema.gate.compat.confirm.HarrelConfirmer;
import io.tradeschema.gate.compat.confirm.NetworkntConfirmer;
import io.tradeschema.gate.compat.decide.Budget;
import io.tradeschema.gate.compat.decide.Inclusion;
import io.tradeschema.gate.compat.json.Json;
import io.tradeschema.gate.compat.schema.KeywordUndecided;
import io.tradeschema.gate.compat.schema.Reading;
import io.tradeschema.gate.compat.schema.Schema;
import io.tradeschema.gate.compat.schema.SchemaRefused;
import io.tradeschema.gate.compat.schema.SchemaSpace;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Decides, for two schemas, whether every message of the one is a message of the other, in both directions. */
final class Judge {

    /** For both directions together; what the first leaves is the second's, and never less than its least. */
    private static final Duration TIME = Duration.ofMillis(1_500);

    private static final Duration FIRST = Duration.ofMillis(1_000);
    private static final Duration LEAST = Duration.ofMillis(500);

    /** One schema, read for deciding and for the validators that confirm. */
    private record Side(Schema schema, Json source, Reading reading) {}

    private final SchemaSpace space = new SchemaSpace();
    private final Comparison comparison;

    Judge(Comparison comparison) {
        this.comparison = comparison;
    }

    Verdict judge(Json old, Json current) {
        if (old.equals(current)) {
            return new Verdict(Judgement.SAFE, Judgement.SAFE, List.of());
        }
        if (!isSchema(old) || !isSchema(current)) {
            return Verdict.notChecked("a schema is an object or a boolean");
        }
        try {
            return judge(side(old), side(current));
        } catch (SchemaRefused | KeywordUndecided e) {
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

    private Side side(Json source) throws SchemaRefused {
        return new Side(space.read(source, comparison.reading()), source, comparison.reading());
    }

    private Verdict judge(Side before, Side after) throws SchemaRefused {
        var readers = comparison.openReaders()
                ? List.of(reader(before, after), reader(after, before))
                : List.of(before, after);
        space.number();
        var start = System.nanoTime();
        var backward = direction(before, readers.get(1), FIRST);
        var left = TIME.minusNanos(System.nanoTime() - start);
        var forward = direction(after, readers.get(0), left.compareTo(LEAST) < 0 ? LEAST : left);
        var changes = Differences.between(before.schema(), after.schema(), space, comparison.mustUnderstand());
        return new Verdict(backward, forward, changes);
    }

    /** A reader ignores what it does not know, but for what either version says must be understood. */
    private Side reader(Side known, Side other) throws SchemaRefused {
        var names = new HashSet<>(comparison.mustUnderstand());
        ReaderView.marked(known.source(), names);
        ReaderView.marked(other.source(), names);
        return side(new ReaderView(names).of(known.source()));
    }

    private Judgement direction(Side inner, Side outer, Duration time) {
        var confirmation = new Confirmation(inner, outer);
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
        private Optional<List<Confirmer>> accepting = Optional.empty();
        private Optional<List<Confirmer>> refusing = Optional.empty();

        private Confirmation(Side inner, Side outer) {
            this.inner = inner;
            this.outer = outer;
        }

        boolean confirms(Json witness) {
            if (accepting.isEmpty()) {
                accepting = Optional.of(confirmers(inner));
                refusing = Optional.of(confirmers(outer));
            }
            return all(accepting.get(), witness, true) && all(refusing.get(), witness, false);
        }

        Json polished(Json witness) {
            var polish = new Polish(
                    value -> inner.schema().accepts(value) && !outer.schema().accepts(value), comparison.seeds());
            var better = polish.of(witness);
            return better.equals(witness) || confirms(better) ? better : witness;
        }

        private static boolean all(List<Confirmer> confirmers, Json witness, boolean valid) {
            return confirmers.stream()
                    .allMatch(confirmer -> confirmer.accepts(witness).equals(Optional.of(valid)));
        }

        private static List<Confirmer> confirmers(Side side) {
            return List.of(
                    new NetworkntConfirmer(side.source(), side.reading()),
                    new HarrelConfirmer(side.source(), side.reading()));
        }
    }
}

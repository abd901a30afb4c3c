package io.tradeschema.compat;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.confirm.SecondOpinions;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.json.JsonText;
import io.tradeschema.compat.schema.Reading;
import io.tradeschema.model.Events;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How two versions are to be compared.
 *
 * @param reading how schemas are read
 * @param seeds messages seen in the wild, for witnesses that look real
 * @param mustUnderstand names of fields that no consumer may ignore
 * @param openReaders whether consumers ignore additions that are not of those names
 */
public record Comparison(Reading reading, List<Json> seeds, Set<String> mustUnderstand, boolean openReaders) {

    /**
     * Names that change exposure: those that our events mark as to be understood, and the retired names that they succeed,
     * which is how services that do not use our events spell them.
     */
    public static final Set<String> EXPOSURE = exposure(Events.all());

    /** Closed readers, draft 2020-12 where none is named, no seeds. */
    public static final Comparison USUAL = new Comparison(Reading.USUAL, List.of(), EXPOSURE, false);

    private static Set<String> exposure(Events events) {
        var names = new HashSet<String>();
        for (var type : events.types()) {
            var shape = type.shape();
            shape.fields().stream()
                    .filter(Field::mustUnderstand)
                    .map(Field::name)
                    .forEach(names::add);
            shape.retired().stream()
                    .filter(retired ->
                            retired.successor().filter(names::contains).isPresent())
                    .map(RetiredName::name)
                    .forEach(names::add);
        }
        return Set.copyOf(names);
    }

    /** Copies the lists. */
    public Comparison {
        seeds = List.copyOf(seeds);
        mustUnderstand = Set.copyOf(mustUnderstand);
    }

    /** The same, for consumers that ignore additions, or for those that do not. */
    public Comparison withReaders(boolean open) {
        return new Comparison(reading, seeds, mustUnderstand, open);
    }

    /** For one pair as a whole: reading, deciding both directions, confirming and explaining. */
    private static final Duration TIME = Duration.ofMillis(1_500);

    /** Compares two texts; one that is no JSON is not checked. */
    public Verdict compare(String old, String current) {
        var deadline = started();
        try {
            return compare(read("old", old), read("new", current), deadline);
        } catch (JsonRefused e) {
            return Verdict.notChecked(String.valueOf(e.getMessage()));
        }
    }

    private static Json read(String side, String text) throws JsonRefused {
        try {
            return JsonText.read(text);
        } catch (JsonRefused e) {
            throw new JsonRefused("the " + side + " version is no JSON: " + e.getMessage());
        }
    }

    /** Compares two schemas. Never throws for what they hold. */
    public Verdict compare(Json old, Json current) {
        return compare(old, current, started());
    }

    /** Compares two schemas until a deadline; what is not decided by then is undecided. */
    Verdict compare(Json old, Json current, Deadline deadline) {
        return new Judge(this, deadline).judge(old, current);
    }

    /** Compares one of many pairs, where the time of each counts, whatever else the machine does. */
    public Verdict compareOneOfMany(Json old, Json current) {
        SecondOpinions.load();
        return compare(old, current, Deadline.in(TIME));
    }

    private static Deadline started() {
        SecondOpinions.load();
        return Deadline.forWork(TIME);
    }
}

package io.tradeschema.compat;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.confirm.SecondOpinions;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.schema.Joined;
import java.time.Duration;

/** Compares two versions of a contract: two schemas in, a verdict out. */
public final class Comparison {

    /** The comparison under the usual options. */
    public static final Comparison USUAL = new Comparison(ComparisonOptions.USUAL);

    /** For one pair as a whole: reading, deciding both directions, confirming and explaining. */
    private static final Duration TIME = Duration.ofMillis(1_500);

    /** How many times its time one pair may take where others have the processor: its verdict is to be the same under load. */
    private static final int PATIENT = 40;

    /** The same for each of many pairs, all of which are to end. */
    private static final int HASTY = 4;

    private final ComparisonOptions options;

    /** A comparison under these options. */
    public Comparison(ComparisonOptions options) {
        this.options = options;
    }

    /** A version as it is read. */
    public interface Version {

        /** Reads it, with what it refers to. */
        Joined read() throws JsonRefused;
    }

    /** Compares two texts; one that cannot be read is not checked. */
    public Verdict compare(String old, String current) {
        return compare(() -> Joined.alone(JsonReading.read(old)), () -> Joined.alone(JsonReading.read(current)));
    }

    /** Compares two versions as they are read; one that cannot be read is not checked. */
    public Verdict compare(Version old, Version current) {
        var deadline = started(PATIENT);
        var reading = "old";
        try {
            var before = old.read();
            reading = "new";
            return new PairJudge(options, deadline).judge(before, current.read());
        } catch (JsonRefused e) {
            return Verdict.notChecked("the " + reading + " version is " + e.said());
        }
    }

    /** Compares two schemas. Never throws for what they hold. */
    public Verdict compare(Json old, Json current) {
        return compare(old, current, started(PATIENT));
    }

    /** Compares two schemas until a deadline; what is not decided by then is undecided. */
    Verdict compare(Json old, Json current, Deadline deadline) {
        return new PairJudge(options, deadline).judge(Joined.alone(old), Joined.alone(current));
    }

    /** Compares one of many pairs, which waits less long for a busy machine than one alone. */
    public Verdict compareOneOfMany(Joined old, Joined current) {
        return new PairJudge(options, started(HASTY)).judge(old, current);
    }

    private static Deadline started(int parts) {
        SecondOpinions.load();
        return Deadline.forWork(TIME, parts);
    }
}

package io.tradeschema.watch;

import io.tradeschema.model.expect.Urgency;
import java.time.Instant;

/**
 * One telling of an alarm.
 *
 * @param expectation the expectation that is not met; {@code watch} for what is about the watch itself
 * @param due when it was due, which with the expectation and the rule is the alarm's identity
 * @param telling which telling of this alarm it is, from 1: whoever was told of it before leaves it out
 * @param at the time it speaks of
 * @param count how often, for what is counted
 * @param lateMillis by how much an answer was late; 0 for all else
 * @param what what is, as one clause
 * @param fix what to do, as one clause
 */
public record Alarm(
        String expectation,
        WatchRule rule,
        long due,
        int telling,
        Kind kind,
        Urgency urgency,
        long at,
        long count,
        long lateMillis,
        String what,
        String fix) {

    /** What is told. */
    public enum Kind {
        /** It begins. */
        OPENED("ALARM"),
        /** It goes on. */
        STILL("STILL"),
        /** It came back within five minutes. */
        BACK("BACK"),
        /** What was expected came. */
        RESOLVED("RESOLVED"),
        /** Nobody waits any more; what was expected never came. */
        GIVEN_UP("GIVEN UP"),
        /** It happened once, and does not go on. */
        NOTED("HAPPENED");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word for people. */
        public String word() {
            return word;
        }
    }

    /** The same, told as something else: as its beginning, where what went before was not told. */
    public Alarm as(Kind other) {
        return new Alarm(expectation, rule, due, telling, other, urgency, at, count, lateMillis, what, fix);
    }

    /** {@code exit-answered@2026-01-21T00:15:00Z}: one for all tellings of an alarm. */
    public String id() {
        return id(expectation, rule, due);
    }

    static String id(String expectation, WatchRule rule, long due) {
        return expectation + "/" + rule + "@" + Instant.ofEpochMilli(due);
    }

    /** {@code 2026-01-21T00:15:00Z page ALARM exit-answered: …; … [ANSWER_OVERDUE]}. */
    @Override
    public String toString() {
        return Instant.ofEpochMilli(at) + " " + urgency + " " + kind.word + " " + expectation + ": " + what
                + (fix.isEmpty() ? "" : "; " + fix) + " [" + rule + "]";
    }
}

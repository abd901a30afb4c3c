package io.tradeschema.gate.busfile;

import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Urgency;
import io.tradeschema.model.expect.When;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the bus file says under one name of {@code expect}.
 *
 * @param whole the expectation that it declares; empty where it changes or ends one that an event's handle declares
 * @param change what it changes
 * @param off whether it ends it
 * @param line the line of its name
 * @param lines the lines of its parts, by their keys
 * @param broken the parts that are wrong, which is told already: they stand for something else now
 */
record Expected(
        String name,
        Optional<Expectation> whole,
        Change change,
        boolean off,
        int line,
        Map<String, Integer> lines,
        Set<String> broken) {

    /** Copies the names of the parts. */
    Expected {
        broken = Set.copyOf(broken);
    }

    Expected(
            String name,
            Optional<Expectation> whole,
            Change change,
            boolean off,
            int line,
            Map<String, Integer> lines) {
        this(name, whole, change, off, line, lines, Set.of());
    }

    /** The same, of which these parts are wrong. */
    Expected broken(Set<String> parts) {
        return new Expected(name, whole, change, off, line, lines, parts);
    }

    /**
     * A change of what a handle declares.
     *
     * @param also messages that ask, too
     * @param orBy messages that answer, too; without a field, in the field of the first answer
     * @param within another time
     * @param severity who is told
     */
    record Change(Optional<When> also, List<Answer.By> orBy, Optional<String> within, Optional<Urgency> severity) {

        static final Change NONE = new Change(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

        boolean isOfAnswers() {
            return also.isPresent() || !orBy.isEmpty() || within.isPresent();
        }

        Expectation of(Expectation declared) {
            var changed = declared instanceof Answer answer ? of(answer) : declared;
            return severity.map(changed::urgent).orElse(changed);
        }

        private Answer of(Answer declared) {
            var changed =
                    also.map(more -> declared.when(declared.when().or(more))).orElse(declared);
            for (var by : orBy) {
                var field = by.field().isEmpty() ? declared.by().get(0).field() : by.field();
                changed = changed.orBy(by.event(), field);
            }
            return within.isPresent() ? changed.within(within.get()) : changed;
        }
    }

    int lineOf(String part) {
        return lines.getOrDefault(part, line);
    }
}

package io.tradeschema.gate.busfile;

import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Urgency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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
     * @param ofAnswers what becomes of an answer, one after the other
     * @param severity who is told
     */
    record Change(List<UnaryOperator<Answer>> ofAnswers, Optional<Urgency> severity) {

        static final Change NONE = new Change(List.of(), Optional.empty());

        boolean isOfAnswers() {
            return !ofAnswers.isEmpty();
        }

        Expectation of(Expectation declared) {
            var changed = declared instanceof Answer answer ? of(answer, ofAnswers) : declared;
            return severity.map(changed::urgent).orElse(changed);
        }

        /** The answer with all of these, one after the other. */
        static Answer of(Answer answer, List<UnaryOperator<Answer>> all) {
            var changed = answer;
            for (var one : all) {
                changed = one.apply(changed);
            }
            return changed;
        }
    }

    int lineOf(String part) {
        return lines.getOrDefault(part, line);
    }
}

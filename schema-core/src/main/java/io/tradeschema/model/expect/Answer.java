package io.tradeschema.model.expect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every message of a kind is followed by another one that names it, within a time.
 *
 * @param when which messages ask
 * @param by which messages answer, and the field in which they name the question
 * @param id the field of the question that is named
 * @param orElse the field by which a question without {@code id} is matched, one question for each of its values
 * @param complete the field whose amounts are summed up until they reach that of the question; without it the first answer does
 * @param flat the event or stream of positions that answers, too, by showing that the question's position is gone
 * @param naming fields of the question that its alarms show beside its id: what it is about, such as the symbol
 */
public record Answer(
        String name,
        String of,
        When when,
        List<By> by,
        String id,
        Duration within,
        Optional<String> orElse,
        Optional<String> complete,
        Optional<OpenPositions> flat,
        List<String> naming,
        Urgency urgency)
        implements Expectation {

    /**
     * Messages that answer.
     *
     * @param event their event
     * @param field the field in which they name the question; empty while it is not said
     */
    public record By(String event, String field) {}

    /** Copies the answers, and the names of fields. */
    public Answer {
        by = List.copyOf(by);
        naming = List.copyOf(naming);
    }

    static Answer named(String name) {
        return new Answer(
                name,
                "",
                When.NONE,
                List.of(),
                "",
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Urgency.PAGE);
    }

    /** Which messages ask. */
    public Answer when(When asking) {
        return new Answer(name, of, asking, by, id, within, orElse, complete, flat, naming, urgency);
    }

    /** Messages of this event answer. */
    public Answer by(String event) {
        return orBy(event, "");
    }

    /** Messages of this event answer, too, naming the question in that field. */
    public Answer orBy(String event, String field) {
        var all = new ArrayList<>(by);
        all.add(new By(event, field));
        return new Answer(name, of, when, all, id, within, orElse, complete, flat, naming, urgency);
    }

    /** The answer's field holds what the question's field holds. */
    public Answer on(String answerField, String questionField) {
        var all = by.stream()
                .map(one -> one.field.isEmpty() ? new By(one.event, answerField) : one)
                .toList();
        return new Answer(name, of, when, all, questionField, within, orElse, complete, flat, naming, urgency);
    }

    /** The longest time, such as {@code 15m}. */
    public Answer within(String time) {
        return new Answer(name, of, when, by, id, TimeSpan.of(time), orElse, complete, flat, naming, urgency);
    }

    /** A question without an id is matched by this field, which question and answer have. */
    public Answer orElse(String field) {
        return new Answer(name, of, when, by, id, within, Optional.of(field), complete, flat, naming, urgency);
    }

    /** Amounts of this field are summed up; the question is answered when they reach its own. */
    public Answer complete(String field) {
        return new Answer(name, of, when, by, id, within, orElse, Optional.of(field), flat, naming, urgency);
    }

    /** A later position that is shown as gone answers, too. */
    public Answer orFlat(OpenPositions positions) {
        return new Answer(name, of, when, by, id, within, orElse, complete, Optional.of(positions), naming, urgency);
    }

    /** Alarms show these fields of the question, too: what it is about, never the whole of it. */
    public Answer naming(String... fields) {
        return new Answer(name, of, when, by, id, within, orElse, complete, flat, List.of(fields), urgency);
    }

    @Override
    public Answer about(String event) {
        return new Answer(name, event, when, by, id, within, orElse, complete, flat, naming, urgency);
    }

    @Override
    public Answer urgent(Urgency other) {
        return new Answer(name, of, when, by, id, within, orElse, complete, flat, naming, other);
    }

    @Override
    public String says() {
        return "each " + of + " with " + when + " is followed by "
                + by.stream()
                        .map(one -> one.event + " whose " + one.field + " is its " + id)
                        .collect(Collectors.joining(" or "))
                + flat.map(positions -> " or by a flat " + positions.event()).orElse("")
                + complete.map(field -> " (" + field + " summed up)").orElse("")
                + ", within " + TimeSpan.text(within)
                + orElse.map(field -> "; without " + id + " by its " + field).orElse("")
                + (naming.isEmpty() ? "" : "; alarms name its " + String.join(", ", naming));
    }
}
